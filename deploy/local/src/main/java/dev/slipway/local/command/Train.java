package dev.slipway.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Makes the start-up caches.
@Command(name = "train", mixinStandardHelpOptions = true, description = "Make the start-up caches.")
public final class Train implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
