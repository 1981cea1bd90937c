package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.port.Loopback;
import dev.slipway.local.port.PortOwner;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.stack.StackContexts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The checks of `doctor`.
final class Checkup {

    enum Grade {
        OK("ok"),
        OPTIONAL("optional"),
        BROKEN("BROKEN");

        private final String word;

        Grade(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// One check's outcome.
    record Finding(Grade grade, String what, String text) {}

    private final Map<String, String> environment;
    private final Home home;
    private final List<Finding> findings = new ArrayList<>();

    private Checkup(Map<String, String> environment) {
        this.environment = environment;
        this.home = Home.of(environment, System.getProperty("user.home"));
    }

    static List<Finding> run(Map<String, String> environment) {
        Checkup checkup = new Checkup(environment);
        checkup.java();
        checkup.required("home", checkup::homeState);
        checkup.required("disk", checkup::diskState);
        checkup.required("build", checkup::buildState);
        checkup.required("port", checkup::portState);
        checkup.optional("node", List.of("node"), "needed to build the console: install Node 20");
        checkup.optional(
                "chromium",
                List.of("chromium", "chromium-browser", "google-chrome"),
                "needed by the browser tests: apt-get install chromium");
        checkup.optional(
                "dpkg-deb",
                List.of("dpkg-deb"),
                "needed to make a base image; without one, images hold the model only");
        checkup.optional(
                "containerd",
                List.of("containerd"),
                "needed by the test that runs an image as a container");
        return checkup.findings;
    }

    private void java() {
        findings.add(
                new Finding(
                        Grade.OK,
                        "java",
                        Runtime.version() + " in " + System.getProperty("java.home")));
    }

    private void required(String what, Supplier<String> check) {
        try {
            findings.add(new Finding(Grade.OK, what, check.get()));
        } catch (Refusal refusal) {
            findings.add(new Finding(Grade.BROKEN, what, refusal.sentence()));
        }
    }

    private void optional(String what, List<String> programs, String why) {
        Optional<Path> found = programs.stream().flatMap(this::onPath).findFirst();
        findings.add(
                found.map(path -> new Finding(Grade.OK, what, path.toString()))
                        .orElse(new Finding(Grade.OPTIONAL, what, "not found; " + why)));
    }

    private String homeState() {
        HomeCheck.prepare(home);
        return home.root() + " is private and writable";
    }

    private String diskState() {
        return HomeCheck.disk(home)
                .orElseGet(() -> (home.root().toFile().getUsableSpace() >> 30) + " GB left");
    }

    private String buildState() {
        Install install = Install.of(environment);
        install.requireBuilt(EnumSet.allOf(Service.class));
        return "every service is built";
    }

    private String portState() {
        int port = StackContexts.gatewayPort(environment);
        if (RunningStack.url(home).isPresent()) {
            return "Slipway runs at " + RunningStack.requireUrl(home);
        }
        if (port != 0 && !Loopback.isFree(port)) {
            throw Preflight.portInUse(port, new PortOwner().of(port));
        }
        return port == 0 ? "any free one" : port + " is free";
    }

    private Stream<Path> onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }
}
