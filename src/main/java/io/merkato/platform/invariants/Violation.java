package io.merkato.platform.invariants;

import java.util.List;

/**
 * Something that must be true and is not.
 *
 * @param rule what must be true, a sentence
 * @param count of how many things it is not true
 * @param ids of some of these
 * @param rows what is known of the same
 */
public record Violation(String rule, long count, List<String> ids, List<String> rows) {}
