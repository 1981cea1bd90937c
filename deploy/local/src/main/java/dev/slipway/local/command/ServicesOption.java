package dev.slipway.local.command;

import dev.slipway.local.stack.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which services a command is about: all, unless a developer names some.
final class ServicesOption {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVICE",
            description =
                    "For developers: start only these services beside PostgreSQL and the object store, for example  --only registry,gateway  ; '--only none' starts no service.")
    @Nullable List<String> only;

    Set<Service> services(CommandSpec spec) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        if (only == null) {
            return EnumSet.allOf(Service.class);
        }
        for (String name : only) {
            if (!name.equals("none")) {
                services.add(Service.named(name).orElseThrow(() -> unknown(spec, name)));
            }
        }
        return services;
    }

    /// To hand the same choice to another process.
    List<String> arguments() {
        return only == null ? List.of() : List.of("--only", String.join(",", only));
    }

    private static ParameterException unknown(CommandSpec spec, String name) {
        return new ParameterException(
                spec.commandLine(),
                "there is no service '"
                        + name
                        + "': use registry, validator, builder, deployer, monitor or gateway");
    }
}
