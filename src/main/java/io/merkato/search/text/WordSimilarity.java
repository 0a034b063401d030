package io.merkato.search.text;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * How much a word says of a product: BM25 without the rarity of the word, which the boost of its idea has in it, and a constant
 * for the word being there at all. A kind counts as much as it is sure, and so does a code that is there.
 */
final class WordSimilarity extends Similarity {

    /** What having a word counts beside how well a product has it. */
    private static final float COVERAGE = 1.5f;

    private static final float K1 = 1.2f;
    private static final float B = 0.75f;
    private static final float SURE = 100;

    @Override
    public long computeNorm(FieldInvertState state) {
        return SmallFloat.intToByte4(state.getLength());
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics field, TermStatistics... terms) {
        if (field.field().equals(IndexedFields.KIND)) {
            return new Scorer() {
                @Override
                public float score(float frequency, long norm) {
                    return boost * frequency / SURE;
                }
            };
        }
        if (!field.field().equals(IndexedFields.ALL)) {
            return new Scorer() {
                @Override
                public float score(float frequency, long norm) {
                    return boost;
                }
            };
        }
        float average = (float) field.sumTotalTermFreq() / Math.max(1, field.docCount());
        float[] lengths = new float[256];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = K1 * (1 - B + B * SmallFloat.byte4ToInt((byte) i) / average);
        }
        return new Scorer() {
            @Override
            public float score(float frequency, long norm) {
                return boost * (COVERAGE + frequency / (frequency + lengths[(byte) norm & 0xff]));
            }
        };
    }

    private abstract static class Scorer extends SimScorer {}
}
