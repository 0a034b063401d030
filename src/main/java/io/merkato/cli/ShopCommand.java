package io.merkato.cli;

import io.merkato.cli.ShopClient.UnreachableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a command asks of the running shop, and how it ends. */
interface ShopCommand {

    /** A shop that is started anew meanwhile goes on; so long it may be away. */
    Duration LONGEST_AWAY = Duration.ofMinutes(2);

    Duration BETWEEN_TRIES = Duration.ofMillis(300);

    /** Tells whether all went well. */
    boolean run(ShopClient shop) throws CommandFailed, InterruptedException, UnreachableException;

    /** Runs a command and gives its exit status: 0 when all went well. What stands in its way is said on standard error. */
    static int exitStatus(Map<String, String> environment, ShopCommand command) {
        try (ShopClient shop = new ShopClient(environment)) {
            return command.run(shop) ? 0 : 1;
        } catch (CommandFailed e) {
            System.err.println("merkato: " + e.getMessage());
            return e.exitStatus();
        } catch (UnreachableException e) {
            System.err.println("merkato: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Asks again while the shop is away. */
    static <T> T asking(Question<T> question) throws CommandFailed, InterruptedException, UnreachableException {
        long startedAt = System.nanoTime();
        while (true) {
            try {
                return question.ask();
            } catch (UnreachableException e) {
                if (System.nanoTime() - startedAt > LONGEST_AWAY.toNanos()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    /** Something that may be asked more than once. */
    interface Question<T> {

        T ask() throws CommandFailed, InterruptedException, UnreachableException;
    }
}
