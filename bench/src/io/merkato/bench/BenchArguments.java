package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code merkato bench}.
 *
 * @param subject what is measured
 * @param clients how many ask at once
 * @param warmUp for how long they do so before anything counts
 * @param length for how long it counts
 * @param gateway how long the gateway takes for each charge, where that is the subject
 * @param products how many products there should be at least, where search is the subject; 0 for those there are
 * @param orders how many orders a second there are beside lists, where that is the subject
 * @param data the folder of judged products, if there is one
 */
record BenchArguments(
        Subject subject,
        int clients,
        Duration warmUp,
        Duration length,
        Duration gateway,
        int products,
        int orders,
        @Nullable Path data) {

    private static final int WRONG_CALL = 2;
    private static final int MOST_CLIENTS = 10_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int SLOWEST_MILLIS = 4_000;
    private static final int MOST_PRODUCTS = 10_000_000;
    private static final int MOST_ORDERS = 10_000;
    private static final String USAGE =
            "usage: ./merkato bench [checkout --hot|checkout --gateway-millis N|reviews|reads|reads --orders N] [--clients N] [--warmup SECONDS] [--seconds N],"
                    + " ./merkato bench search [--products N] [--data FOLDER] [--clients N] [--warmup SECONDS] [--seconds N],"
                    + " or ./merkato bench sign-in";

    /** What a run is about. */
    enum Subject {
        EVERYTHING(8),
        HOT_CHECKOUT(8),
        /** Enough clients that those who wait for the gateway leave the shop something to do. */
        SLOW_GATEWAY(200),
        REVIEWS(1),
        READS(16),
        /** The same with {@code --orders}. */
        LISTS_BESIDE_ORDERS(READS.clients),
        SEARCH(1),
        SIGN_IN(1);

        private final int clients;

        Subject(int clients) {
            this.clients = clients;
        }
    }

    static BenchArguments of(String... typed) throws BenchFailed {
        if (typed.length == 1 && typed[0].equals("sign-in")) {
            return new BenchArguments(Subject.SIGN_IN, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, null);
        }
        Subject subject = subject(typed);
        int clients = subject.clients;
        int warmUp = 5;
        int seconds = 10;
        int gatewayMillis = 0;
        int products = 0;
        int orders = 0;
        Path data = null;
        for (int i = firstOption(subject); i < typed.length; i += 2) {
            String value = i + 1 < typed.length ? typed[i + 1] : "";
            switch (typed[i]) {
                case "--clients" -> clients = number(value, 1, MOST_CLIENTS);
                case "--warmup" -> warmUp = number(value, 0, LONGEST_SECONDS);
                case "--seconds" -> seconds = number(value, 1, LONGEST_SECONDS);
                case "--gateway-millis" -> gatewayMillis = number(value, 1, SLOWEST_MILLIS);
                case "--products" -> products = number(value, 1, MOST_PRODUCTS);
                case "--orders" -> orders = number(value, 1, MOST_ORDERS);
                case "--data" -> data = folder(value);
                default -> throw new BenchFailed(USAGE, WRONG_CALL);
            }
        }
        require((gatewayMillis > 0) == (subject == Subject.SLOW_GATEWAY));
        require(orders == 0 || subject == Subject.READS);
        require((products == 0 && data == null) || subject == Subject.SEARCH);
        return new BenchArguments(
                orders > 0 ? Subject.LISTS_BESIDE_ORDERS : subject,
                clients,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(gatewayMillis),
                products,
                orders,
                data);
    }

    private static void require(boolean isRight) throws BenchFailed {
        if (!isRight) {
            throw new BenchFailed(USAGE, WRONG_CALL);
        }
    }

    /** The same with a folder of judged products, unless one was typed. */
    BenchArguments withData(@Nullable String folder) {
        return data != null || folder == null || folder.isBlank()
                ? this
                : new BenchArguments(subject, clients, warmUp, length, gateway, products, orders, Path.of(folder));
    }

    private static Subject subject(String... typed) {
        if (typed.length > 0 && typed[0].equals("reviews")) {
            return Subject.REVIEWS;
        }
        if (typed.length > 0 && typed[0].equals("reads")) {
            return Subject.READS;
        }
        if (typed.length > 0 && typed[0].equals("search")) {
            return Subject.SEARCH;
        }
        if (typed.length == 0 || !typed[0].equals("checkout")) {
            return Subject.EVERYTHING;
        }
        return typed.length > 1 && typed[1].equals("--hot") ? Subject.HOT_CHECKOUT : Subject.SLOW_GATEWAY;
    }

    private static int firstOption(Subject subject) {
        return switch (subject) {
            case EVERYTHING, SIGN_IN, LISTS_BESIDE_ORDERS -> 0;
            case SLOW_GATEWAY, REVIEWS, READS, SEARCH -> 1;
            case HOT_CHECKOUT -> 2;
        };
    }

    private static Path folder(String text) throws BenchFailed {
        if (text.isEmpty()) {
            throw new BenchFailed(USAGE, WRONG_CALL);
        }
        return Path.of(text);
    }

    private static int number(String text, int least, int most) throws BenchFailed {
        int number = text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BenchFailed(USAGE, WRONG_CALL);
        }
        return number;
    }
}
