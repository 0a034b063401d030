package io.merkato.torture;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long, and with which dice.
 *
 * @param duration for how long there are faults
 * @param seed from which all decisions follow
 */
record TortureArguments(Duration duration, long seed) {

    static final String USAGE = "usage: ./merkato torture [--minutes N | --seconds N] [--seed S]";

    private static final Set<String> NAMES = Set.of("--minutes", "--seconds", "--seed");
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    /** Reads what was typed; empty when that is no call. */
    static Optional<TortureArguments> of(List<String> typed) {
        Map<String, Long> given = new HashMap<>();
        for (int i = 0; i < typed.size(); i += 2) {
            if (!NAMES.contains(typed.get(i)) || i + 1 == typed.size() || given.containsKey(typed.get(i))) {
                return Optional.empty();
            }
            try {
                given.put(typed.get(i), Long.valueOf(typed.get(i + 1)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        if (given.containsKey("--minutes") && given.containsKey("--seconds")) {
            return Optional.empty();
        }
        long minutes = Math.clamp(given.getOrDefault("--minutes", 3L), 0L, LONGEST_SECONDS);
        long seconds = given.getOrDefault("--seconds", minutes * 60);
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(new TortureArguments(Duration.ofSeconds(seconds), given.getOrDefault("--seed", 1L)));
    }
}
