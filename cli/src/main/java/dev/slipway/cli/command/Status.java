package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.api.Names;
import dev.slipway.cli.api.Registry;
import dev.slipway.cli.command.Lifecycle.Facts;
import dev.slipway.cli.output.Printer;
import dev.slipway.cli.output.Shell;
import dev.slipway.cli.output.Views;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `slipway status`.
@Command(
        name = "status",
        description = "How the services are, where a version stands, or how a deployment does.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} status",
            "  ${ROOT-COMMAND-NAME} status flight-delay/1",
            "  ${ROOT-COMMAND-NAME} status staging/flight-delay"
        })
public final class Status implements Callable<Integer> {
    private final Cli cli;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "",
            description = "a version (model/3, model@champion) or a deployment")
    String name = "";

    @Mixin OutputOptions output = new OutputOptions();

    public Status(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Api api = cli.api();
        Printer printer = output.printer(cli);
        if (name.isEmpty()) {
            return services(api, printer);
        }
        if (Names.isVersion(name)) {
            return version(api, printer);
        }
        if (name.indexOf('/') < 0) {
            throw new Stop(
                    ExitCode.USAGE,
                    name + " is neither a version nor a deployment",
                    "write MODEL/3, MODEL@ALIAS or ENVIRONMENT/NAME; `slipway version list --of %s`"
                                    .formatted(Shell.quote(name))
                            + " shows the versions of a model");
        }
        return deployment(api, printer);
    }

    private int services(Api api, Printer printer) {
        JsonNode system = api.get("/api/v1/system");
        if (!printer.forPeople()) {
            printer.document(system);
        } else {
            ObjectNode page = Api.JSON.createObjectNode();
            page.set("items", system.path("services"));
            printer.page(Views.SERVICE, page);
        }
        for (JsonNode service : system.path("services")) {
            if (!service.path("ready").asBoolean()) {
                return 1;
            }
        }
        return 0;
    }

    private int version(Api api, Printer printer) {
        Facts facts = facts(api);
        if (printer.forPeople()) {
            JsonNode version = facts.version();
            cli.out()
                    .println(
                            version.path("model").asText()
                                    + "/"
                                    + version.path("version").asText());
            Lifecycle.of(facts, cli.clock()).lines(cli.style()).forEach(cli.out()::println);
        } else {
            printer.document(Api.JSON.valueToTree(facts));
        }
        return 0;
    }

    private Facts facts(Api api) {
        JsonNode version = new Registry(api).version(name);
        String reference = version.path("model").asText() + "/" + version.path("version").asText();
        String query = "?limit=1&version=" + Names.segment(reference);
        JsonNode release = first(api, "/api/v1/releases" + query);
        return new Facts(
                version,
                first(api, "/api/v1/evaluations" + query),
                first(api, "/api/v1/builds" + query),
                release,
                monitor(api, release));
    }

    private static JsonNode monitor(Api api, JsonNode release) {
        if (!States.state(release).equals("HEALTHY")) {
            return MissingNode.getInstance();
        }
        return optional(
                api,
                "/api/v1/monitors/%s/%s"
                        .formatted(
                                Names.segment(release.path("environment").asText()),
                                Names.segment(release.path("deployment").asText())));
    }

    private int deployment(Api api, Printer printer) {
        JsonNode deployment = api.get("/api/v1/deployments/" + Names.path(name));
        if (!printer.forPeople()) {
            printer.document(deployment);
            return 0;
        }
        printer.one(Views.DEPLOYMENT, deployment);
        cli.out().println();
        cli.out().println("endpoint  " + api.target().url() + deployment.path("endpoint").asText());
        JsonNode live = deployment.path("live");
        cli.out()
                .println(
                        "live      "
                                + (live.path("ready").asBoolean()
                                        ? "ready"
                                        : "not ready: " + live.path("reason").asText()));
        JsonNode monitor = optional(api, "/api/v1/monitors/" + Names.path(name));
        if (!monitor.isMissingNode()) {
            cli.out()
                    .println(
                            "watched   %s, %s rows, %s open alerts"
                                    .formatted(
                                            monitor.path("status").asText(),
                                            monitor.path("rows").asText(),
                                            monitor.path("openAlerts").asText()));
        }
        return 0;
    }

    private static JsonNode first(Api api, String path) {
        return api.get(path).path("items").path(0);
    }

    /// What may not be there, or whose service may be away: the rest is still worth showing.
    private static JsonNode optional(Api api, String path) {
        try {
            return api.get(path);
        } catch (ApiException e) {
            if (e.problem().status() == 404 || e.problem().status() == 503) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }
}
