package io.merkato.search.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Gives terms that are known already to Lucene, in place of its analysis. */
final class TermStream {

    private TermStream() {}

    /** Terms in their order. */
    static TokenStream of(List<String> terms) {
        return new InOrder(terms.iterator());
    }

    /** Terms with how often each counts. */
    static TokenStream of(Map<String, Integer> frequencies) {
        return new Counted(frequencies.entrySet().iterator());
    }

    private static final class InOrder extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> terms;

        InOrder(Iterator<String> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            term.append(terms.next());
            return true;
        }
    }

    private static final class Counted extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Integer>> terms;

        Counted(Iterator<Map.Entry<String, Integer>> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            Map.Entry<String, Integer> next = terms.next();
            term.append(next.getKey());
            frequency.setTermFrequency(next.getValue());
            return true;
        }
    }
}
