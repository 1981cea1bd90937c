package dev.slipway.registry.alias;

import dev.slipway.core.event.AliasMoved;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.core.state.VersionState;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.registry.model.AliasTarget;
import dev.slipway.registry.model.Model;
import dev.slipway.registry.model.ModelRef;
import dev.slipway.registry.model.ModelService;
import dev.slipway.registry.version.Version;
import dev.slipway.registry.version.VersionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moves aliases.
@ApplicationScoped
public class AliasService {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern RESERVED =
            Pattern.compile("latest|v[0-9]+", Pattern.CASE_INSENSITIVE);

    private final ModelService models;
    private final VersionService versions;
    private final EventLog events;
    private final Caller caller;

    AliasService(ModelService models, VersionService versions, EventLog events, Caller caller) {
        this.models = models;
        this.versions = versions;
        this.events = events;
        this.caller = caller;
    }

    /// Points an alias at a sealed version. Pointing it where it points already changes nothing.
    ///
    /// @throws ProblemException STATE_CONFLICT unless the version is SEALED; INVALID_REQUEST for a
    ///     name that no alias may have
    @Transactional
    public Model move(String modelName, String alias, AliasMove order) {
        requireName(alias);
        Version version = versions.get(modelName, order.version());
        if (version.state() != VersionState.SEALED) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Version %d is %s; an alias points at sealed versions only. Seal it first."
                            .formatted(version.version(), version.state()));
        }
        ModelRef model = models.ref(modelName);
        AliasTarget target = new AliasTarget(version.id(), version.version());
        if (!models.alias(model, alias).equals(Optional.of(target))) {
            Integer before =
                    models.moveAlias(model, alias, target).map(AliasTarget::version).orElse(null);
            append(new AliasMoved(model.name(), alias, before, target.version()));
        }
        return models.get(modelName);
    }

    /// Removes an alias.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    @Transactional
    public void remove(String modelName, String alias) {
        ModelRef model = models.ref(modelName);
        AliasTarget before =
                models.moveAlias(model, alias, null)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.NOT_FOUND,
                                                "The model %s has no alias %s."
                                                        .formatted(modelName, alias)));
        append(new AliasMoved(model.name(), alias, before.version(), null));
    }

    private void append(AliasMoved event) {
        events.append(caller.context(), event.model() + "@" + event.alias(), event);
    }

    private static void requireName(String alias) {
        if (!FORM.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
            String message =
                    "must be 1 to 255 letters, digits, _ or -, and neither latest nor like v3";
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "The name of an alias " + message + ".",
                    List.of(new Violation("alias", "path", message)));
        }
    }
}
