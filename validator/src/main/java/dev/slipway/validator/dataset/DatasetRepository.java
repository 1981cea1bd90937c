package dev.slipway.validator.dataset;

import jakarta.data.Limit;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// Rows of `dataset_revision`.
@Repository
interface DatasetRepository {
    StatelessSession session();

    @Insert
    void insert(DatasetEntity dataset);

    @Find
    Optional<DatasetEntity> find(String project, String name, int revision);

    @Query("from DatasetEntity where project = :project and name = :name and digest = :digest")
    List<DatasetEntity> byDigest(String project, String name, String digest);

    @Query("from DatasetEntity where project = :project and name = :name order by revision desc")
    List<DatasetEntity> newest(String project, String name, Limit limit);

    @Query(
            "from DatasetEntity d where project = :project and name > :after and revision ="
                    + " (select max(e.revision) from DatasetEntity e"
                    + " where e.project = d.project and e.name = d.name) order by name")
    List<DatasetEntity> page(String project, String after, Limit limit);

    /// Keeps others from adding a revision of this name until the transaction ends.
    default void lock(String project, String name) {
        session()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 101))",
                        Integer.class)
                .setParameter("name", project + "/" + name)
                .getSingleResult();
    }
}
