package io.merkato.torture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The command {@code torture}: exit code 0 when every promise was kept, 1 when one was not, 2 for a wrong call. */
public final class Torture {

    private Torture() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Does what was typed and gives the exit code. */
    static int run(List<String> typed, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Optional<TortureArguments> arguments = TortureArguments.of(typed);
        if (arguments.isEmpty()) {
            err.println(TortureArguments.USAGE);
            return 2;
        }
        Path folder = Files.createTempDirectory("merkato-torture-");
        boolean kept = false;
        try {
            kept = new Ordeal(arguments.get(), folder, out).endure();
            return kept ? 0 : 1;
        } catch (TortureFailed e) {
            err.println("merkato: " + e.getMessage());
            return 1;
        } finally {
            if (kept) {
                Folder.delete(folder);
            } else {
                err.println("merkato: what was sent, told and logged is in " + folder);
            }
        }
    }
}
