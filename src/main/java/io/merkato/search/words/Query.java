package io.merkato.search.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was understood.
 *
 * @param ideas what it asks for, in the order of its words
 * @param kind which of the ideas says what kind of thing is wanted, null when none can
 * @param meant as typed, or where that is misspelt, in the words of the shop that are meant
 * @param code all of it as a code of a product may be written
 */
public record Query(List<Idea> ideas, @Nullable Idea kind, String meant, String code) {}
