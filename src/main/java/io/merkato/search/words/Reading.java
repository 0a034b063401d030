package io.merkato.search.words;

import java.util.List;

/**
 * One way to understand a word of a query.
 *
 * @param stems what a product must have, all of it
 * @param beside whether they must stand beside each other in its title
 * @param weight how much it counts beside what was typed, 1 to 100
 */
public record Reading(List<String> stems, boolean beside, int weight) {

    static Reading of(String stem, int weight) {
        return new Reading(List.of(stem), false, weight);
    }
}
