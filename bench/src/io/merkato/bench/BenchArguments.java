package io.merkato.bench;

import java.time.Duration;

/**
 * What was typed behind {@code merkato bench}.
 *
 * @param signIn whether the time of sign-ins is compared, in place of everything else
 * @param clients how many ask at once
 * @param warmUp for how long they do so before anything counts
 * @param length for how long it counts
 */
record BenchArguments(boolean signIn, int clients, Duration warmUp, Duration length) {

    private static final int WRONG_CALL = 2;
    private static final int MOST_CLIENTS = 10_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final String USAGE =
            "usage: ./merkato bench [--clients N] [--warmup SECONDS] [--seconds N], or ./merkato bench sign-in";

    static BenchArguments of(String... typed) throws BenchFailed {
        if (typed.length == 1 && typed[0].equals("sign-in")) {
            return new BenchArguments(true, 1, Duration.ZERO, Duration.ZERO);
        }
        int clients = 8;
        int warmUp = 5;
        int seconds = 10;
        for (int i = 0; i < typed.length; i += 2) {
            String value = i + 1 < typed.length ? typed[i + 1] : "";
            switch (typed[i]) {
                case "--clients" -> clients = number(value, 1, MOST_CLIENTS);
                case "--warmup" -> warmUp = number(value, 0, LONGEST_SECONDS);
                case "--seconds" -> seconds = number(value, 1, LONGEST_SECONDS);
                default -> throw new BenchFailed(USAGE, WRONG_CALL);
            }
        }
        return new BenchArguments(false, clients, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    }

    private static int number(String text, int least, int most) throws BenchFailed {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BenchFailed(USAGE, WRONG_CALL);
        }
        return number;
    }
}
