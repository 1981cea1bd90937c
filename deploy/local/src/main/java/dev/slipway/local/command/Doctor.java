package dev.slipway.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Looks at the machine and says what would stop Slipway. Exit code 1 when something would.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check this machine: Java, Node, disk, ports, the home, optional tools.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Doctor implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec);
        List<Checkup.Finding> findings = Checkup.run(System.getenv());
        for (Checkup.Finding finding : findings) {
            terminal.data(
                    "%-8s %-10s %s"
                            .formatted(finding.grade().word(), finding.what(), finding.text()));
        }
        return findings.stream().anyMatch(each -> each.grade() == Checkup.Grade.BROKEN) ? 1 : 0;
    }
}
