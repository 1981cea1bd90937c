package dev.slipway.validator.policy;

import jakarta.data.Limit;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// Rows of `policy_revision`.
@Repository
interface PolicyRepository {
    StatelessSession session();

    @Insert
    void insert(PolicyEntity policy);

    @Find
    Optional<PolicyEntity> find(String project, String name, int revision);

    @Query("from PolicyEntity where project = :project and name = :name and hash = :hash")
    Optional<PolicyEntity> byHash(String project, String name, String hash);

    @Query("from PolicyEntity where project = :project and name = :name order by revision desc")
    List<PolicyEntity> newest(String project, String name, Limit limit);

    @Query(
            "from PolicyEntity p where project = :project and name > :after and revision ="
                    + " (select max(q.revision) from PolicyEntity q"
                    + " where q.project = p.project and q.name = p.name) order by name")
    List<PolicyEntity> page(String project, String after, Limit limit);

    /// Keeps others from adding a revision of this name until the transaction ends.
    default void lock(String project, String name) {
        session()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 100))",
                        Integer.class)
                .setParameter("name", project + "/" + name)
                .getSingleResult();
    }
}
