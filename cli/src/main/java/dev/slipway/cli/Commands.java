package dev.slipway.cli;

import dev.slipway.cli.command.AliasSet;
import dev.slipway.cli.command.Build;
import dev.slipway.cli.command.Completion;
import dev.slipway.cli.command.Deploy;
import dev.slipway.cli.command.EnvironmentCreate;
import dev.slipway.cli.command.GetResource;
import dev.slipway.cli.command.Group;
import dev.slipway.cli.command.Help;
import dev.slipway.cli.command.Kind;
import dev.slipway.cli.command.ListResources;
import dev.slipway.cli.command.Login;
import dev.slipway.cli.command.Open;
import dev.slipway.cli.command.Predict;
import dev.slipway.cli.command.Push;
import dev.slipway.cli.command.Rollback;
import dev.slipway.cli.command.Status;
import dev.slipway.cli.command.TokenCreate;
import dev.slipway.cli.command.TokenList;
import dev.slipway.cli.command.TokenRevoke;
import dev.slipway.cli.command.Undeploy;
import dev.slipway.cli.command.Validate;
import dev.slipway.cli.demo.Demo;
import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/// The tree of commands.
public final class Commands {
    private Commands() {}

    /// All commands, working with this.
    ///
    /// @param input what `login` reads
    public static CommandLine of(Cli cli, InputStream input) {
        CommandLine root = new CommandLine(new Root());
        root.addSubcommand(new Push(cli))
                .addSubcommand(new Validate(cli))
                .addSubcommand(new Build(cli))
                .addSubcommand(new Deploy(cli))
                .addSubcommand(new Predict(cli))
                .addSubcommand(new Rollback(cli))
                .addSubcommand(new Undeploy(cli))
                .addSubcommand(new Status(cli))
                .addSubcommand(new Open(cli))
                .addSubcommand(new Login(cli, input))
                .addSubcommand("token", tokens(cli))
                .addSubcommand("alias", group("Aliases: set.").addSubcommand(new AliasSet(cli)));
        for (Kind kind : Kind.values()) {
            root.addSubcommand(kind.word(), resources(cli, kind));
        }
        root.addSubcommand(new Completion(cli))
                .addSubcommand(new Demo(cli))
                .addSubcommand(new Help());
        return settled(root, cli);
    }

    private static CommandLine resources(Cli cli, Kind kind) {
        ListResources list = new ListResources(cli, kind);
        return switch (kind) {
            case ENVIRONMENT ->
                    group("Environments: list, create.")
                            .addSubcommand(list)
                            .addSubcommand(new EnvironmentCreate(cli));
            case MODEL, VERSION, POLICY, DATASET, EVALUATION, RELEASE, DEPLOYMENT, MONITOR, ALERT ->
                    group("%s: list, get.".formatted(kind.title()))
                            .addSubcommand(list)
                            .addSubcommand(new GetResource(cli, kind));
        };
    }

    private static CommandLine tokens(Cli cli) {
        return group("Tokens: create, list, revoke.")
                .addSubcommand(new TokenCreate(cli))
                .addSubcommand(new TokenList(cli))
                .addSubcommand(new TokenRevoke(cli));
    }

    private static CommandLine group(String description) {
        CommandLine group = new CommandLine(new Group());
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }

    private static CommandLine settled(CommandLine root, Cli cli) {
        withHelp(root);
        root.setCommandName(cli.program());
        return root.setExecutionExceptionHandler(new Failures(cli))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(cli.out(), true))
                .setErr(new PrintWriter(cli.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    private static void withHelp(CommandLine command) {
        if (!command.getCommandSpec().mixinStandardHelpOptions()) {
            command.getCommandSpec().mixinStandardHelpOptions(true);
        }
        command.getSubcommands().values().forEach(Commands::withHelp);
    }
}
