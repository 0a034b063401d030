package io.merkato.search.meaning;

/** What tells the meaning of texts. Several threads may ask it at once. */
interface TextModel extends AutoCloseable {

    /**
     * What a text means.
     *
     * @param mostPieces how many pieces of words are read of it; what is beyond does not count
     * @throws Exception when it cannot tell
     */
    MeaningVector meaning(String text, int mostPieces) throws Exception;

    /** Gives its memory back, once nobody asks any more. It tells nothing after that. */
    @Override
    void close();
}
