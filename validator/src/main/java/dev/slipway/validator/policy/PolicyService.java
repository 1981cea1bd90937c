package dev.slipway.validator.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.PolicyRevised;
import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Keeps policies.
@ApplicationScoped
@Transactional
public class PolicyService {
    private final PolicyRepository policies;
    private final EventLog events;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final PolicyParser parser = new PolicyParser();

    PolicyService(PolicyRepository policies, EventLog events, ObjectMapper mapper, Clock clock) {
        this.policies = policies;
        this.events = events;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// A saved revision, and whether it is new.
    record Saved(Policy policy, boolean created) {}

    /// Keeps a document as a new revision; the same document is the revision that it was.
    ///
    /// @throws ProblemException POLICY_REFUSED with the path of everything that is wrong
    Saved save(EventContext context, String text) {
        ParsedPolicy parsed = parse(text);
        String name = parsed.document().name();
        policies.lock(context.project(), name);
        Optional<PolicyEntity> same =
                policies.byHash(context.project(), name, parsed.hash().value());
        if (same.isPresent()) {
            return new Saved(show(same.get()), false);
        }
        PolicyEntity entity = entity(context, parsed, nextRevision(context.project(), name));
        policies.insert(entity);
        events.append(
                context, name, new PolicyRevised(name, entity.revision, new Digest(entity.hash)));
        return new Saved(show(entity), true);
    }

    /// The newest revision of a name, or the one that `NAME@REVISION` names.
    ///
    /// @throws ProblemException NOT_FOUND
    public PolicyRevision resolve(String project, String reference) {
        int at = reference.indexOf('@');
        PolicyEntity entity =
                at < 0
                        ? newest(project, reference)
                        : revision(
                                project, reference.substring(0, at), reference.substring(at + 1));
        return new PolicyRevision(
                entity.name,
                entity.revision,
                entity.hash,
                PolicyParser.stored(json(entity.document)));
    }

    /// @throws ProblemException NOT_FOUND
    Policy find(String project, String name) {
        return show(newest(project, name));
    }

    /// @throws ProblemException NOT_FOUND
    Policy find(String project, String name, int revision) {
        return show(
                policies.find(project, name, revision)
                        .orElseThrow(() -> unknown(name + "@" + revision)));
    }

    /// The newest revision of each name.
    Page<Policy> list(String project, String after, int limit) {
        List<PolicyEntity> rows = policies.page(project, after, Limit.of(limit + 1));
        return Page.of(rows, limit, row -> Cursor.encode(row.name), this::show);
    }

    private ParsedPolicy parse(String text) {
        try {
            return parser.parse(text);
        } catch (PolicyRefusal refusal) {
            throw new ProblemException(
                    ErrorCode.POLICY_REFUSED,
                    String.valueOf(refusal.getMessage()),
                    refusal.violations());
        }
    }

    private int nextRevision(String project, String name) {
        return policies.newest(project, name, Limit.of(1)).stream()
                .mapToInt(policy -> policy.revision + 1)
                .findFirst()
                .orElse(1);
    }

    private PolicyEntity entity(EventContext context, ParsedPolicy parsed, int revision) {
        PolicyEntity entity = new PolicyEntity();
        entity.id = Ids.next();
        entity.project = context.project();
        entity.name = parsed.document().name();
        entity.revision = revision;
        entity.hash = parsed.hash().value();
        entity.document = CanonicalJson.write(parsed.json());
        entity.author = context.actor();
        entity.createdAt = clock.instant();
        return entity;
    }

    private PolicyEntity newest(String project, String name) {
        return policies.newest(project, name, Limit.of(1)).stream()
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private PolicyEntity revision(String project, String name, String revision) {
        if (!revision.matches("[1-9][0-9]{0,8}")) {
            throw unknown(name + "@" + revision);
        }
        return policies.find(project, name, Integer.parseInt(revision))
                .orElseThrow(() -> unknown(name + "@" + revision));
    }

    private static ProblemException unknown(String reference) {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                "There is no policy %s. See GET /api/v1/policies.".formatted(reference),
                List.of(new Violation("policy", "path", "names no policy")));
    }

    private Policy show(PolicyEntity entity) {
        return new Policy(
                entity.name,
                entity.revision,
                entity.hash,
                json(entity.document),
                entity.createdAt,
                entity.author);
    }

    private JsonNode json(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy is JSON", e);
        }
    }
}
