package io.merkato.bench;

import java.time.Duration;

/**
 * What was typed behind {@code merkato bench}.
 *
 * @param subject what is measured
 * @param clients how many ask at once
 * @param warmUp for how long they do so before anything counts
 * @param length for how long it counts
 */
record BenchArguments(Subject subject, int clients, Duration warmUp, Duration length) {

    private static final int WRONG_CALL = 2;
    private static final int MOST_CLIENTS = 10_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final String USAGE =
            "usage: ./merkato bench [checkout --hot] [--clients N] [--warmup SECONDS] [--seconds N],"
                    + " or ./merkato bench sign-in";

    /** What a run is about. */
    enum Subject {
        EVERYTHING,
        HOT_CHECKOUT,
        SIGN_IN
    }

    static BenchArguments of(String... typed) throws BenchFailed {
        if (typed.length == 1 && typed[0].equals("sign-in")) {
            return new BenchArguments(Subject.SIGN_IN, 1, Duration.ZERO, Duration.ZERO);
        }
        boolean hot = typed.length >= 2 && typed[0].equals("checkout") && typed[1].equals("--hot");
        int clients = 8;
        int warmUp = 5;
        int seconds = 10;
        for (int i = hot ? 2 : 0; i < typed.length; i += 2) {
            String value = i + 1 < typed.length ? typed[i + 1] : "";
            switch (typed[i]) {
                case "--clients" -> clients = number(value, 1, MOST_CLIENTS);
                case "--warmup" -> warmUp = number(value, 0, LONGEST_SECONDS);
                case "--seconds" -> seconds = number(value, 1, LONGEST_SECONDS);
                default -> throw new BenchFailed(USAGE, WRONG_CALL);
            }
        }
        return new BenchArguments(
                hot ? Subject.HOT_CHECKOUT : Subject.EVERYTHING,
                clients,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds));
    }

    private static int number(String text, int least, int most) throws BenchFailed {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BenchFailed(USAGE, WRONG_CALL);
        }
        return number;
    }
}
