package io.merkato.search.synonyms;

import java.util.List;

/**
 * All synonyms that hold at one moment.
 *
 * @param version differs when the list does; lists of one node with the same version are the same object
 * @param sets the general ones first, then those of staff, the oldest first; a term may be in several
 */
public record SynonymList(long version, List<SynonymSet> sets) {

    public SynonymList {
        sets = List.copyOf(sets);
    }
}
