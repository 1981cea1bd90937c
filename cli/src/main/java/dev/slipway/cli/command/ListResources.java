package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Names;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `slipway KIND list`: every page, up to a limit.
@Command(name = "list", description = "List them, newest first.")
public final class ListResources implements Callable<Integer> {
    private static final int PAGE = 200;
    private final Cli cli;
    private final Kind kind;

    @Option(
            names = "--of",
            paramLabel = "NAME",
            defaultValue = "",
            description = "only those of this model or version")
    String of = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    int limit = 1000;

    @Mixin OutputOptions output = new OutputOptions();

    public ListResources(Cli cli, Kind kind) {
        this.cli = cli;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        output.printer(cli).page(kind.view(), all(cli.api()));
        return 0;
    }

    private JsonNode all(Api api) {
        ObjectNode all = Api.JSON.createObjectNode();
        ArrayNode items = all.putArray("items");
        String path = kind.listPath(of);
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + Math.min(PAGE, limit);
        String next = start;
        while (!next.isEmpty() && items.size() < limit) {
            JsonNode page = api.get(next);
            for (JsonNode item : page.path("items")) {
                if (items.size() < limit) {
                    items.add(item);
                }
            }
            next =
                    page.hasNonNull("next")
                            ? start + "&cursor=" + Names.segment(page.path("next").asText())
                            : "";
        }
        return all;
    }
}
