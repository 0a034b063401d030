package io.merkato.cli;

import io.merkato.cli.ShopClient.UnreachableException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** {@code merkato reindex}: has the running shop make its index anew, and waits until it has taken one into use. */
public final class ReindexCommand {

    private static final Duration POLL = Duration.ofMillis(300);

    /** What fails so often in a row will not get well by waiting. */
    private static final int MOST_FAILURES = 3;

    private final PrintStream out;
    private final boolean terminal;
    private final ShopClient shop;

    private ReindexCommand(PrintStream out, boolean terminal, ShopClient shop) {
        this.out = out;
        this.terminal = terminal;
        this.shop = shop;
    }

    /** Exits with 0 when the shop has taken an index into use, 1 when it cannot be reached or refuses, 2 for a wrong call. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    private static int run(String[] args) {
        return ShopCommand.exitStatus(System.getenv(), shop -> {
            if (args.length > 0) {
                throw new CommandFailed("reindex takes no arguments. MERKATO_URL or PORT says which shop.", 2);
            }
            new ReindexCommand(System.out, ProgressView.isTerminal(), shop).run();
            return true;
        });
    }

    private void run() throws CommandFailed, InterruptedException, UnreachableException {
        shop.signIn();
        long startedAt = System.nanoTime();
        long number = shop.reindex();
        JsonNode now = ShopCommand.asking(shop::index);
        int fewestFailures = Integer.MAX_VALUE;
        try (ProgressView view = new ProgressView(out, terminal, "Reindex", "products", 1)) {
            while (now.path("reindex").asLong() < number) {
                int failures = now.path("failures").asInt();
                fewestFailures = Math.min(fewestFailures, failures);
                if (failures >= fewestFailures + MOST_FAILURES) {
                    throw new CommandFailed(
                            "The index could not be made anew. The shop tries again; its log says why.");
                }
                view.show(now.path("making").asInt(0), now.path("products").asInt());
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
                now = ShopCommand.asking(shop::index);
            }
            view.show(now.path("products").asInt(), now.path("products").asInt());
        }
        out.println("The index of " + now.path("products").asInt() + " products was made anew in "
                + Duration.ofNanos(System.nanoTime() - startedAt).toSeconds() + " s.");
    }
}
