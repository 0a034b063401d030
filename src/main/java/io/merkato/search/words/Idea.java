package io.merkato.search.words;

import java.util.List;

/**
 * One thing that a query asks for, in all readings: a word, its synonyms, what it may be a misspelling of.
 *
 * @param words as typed, folded
 * @param readings what will do for it
 * @param frequency how many products have the most common of its readings
 * @param kinds what kind of thing it names, if it names one
 */
public record Idea(String words, List<Reading> readings, int frequency, List<String> kinds) {}
