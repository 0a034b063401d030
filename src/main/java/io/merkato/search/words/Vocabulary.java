package io.merkato.search.words;

import java.util.List;

/** The words of a shop's products, as a query is compared with them. */
public interface Vocabulary {

    /** How many products have a word of this stem. */
    int frequency(String stem);

    /** Whether the word stands somewhere in just this form. */
    boolean knows(String word);

    /** Whether the two stems stand beside each other in a title. */
    boolean areBeside(String first, String second);

    /** How many products have a word of this stem in their title. */
    int titles(String stem);

    /** Words of the shop that are equally few letters away from this one, some of the commonest. */
    List<String> alike(String word, int letters);

    /** Words of the shop that begin like this, the commonest first. */
    List<String> beginning(String start, int most);

    /** Words of the shop that begin like this but for one letter amiss, which is not the first; the commonest first. */
    List<String> beginningAlike(String start, int most);
}
