package io.merkato.search.text;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Takes every product that a query finds, with its score. */
final class MatchCollector implements Collector {

    private final SegmentPlaces segments;
    private final Matches matches;

    private MatchCollector(SegmentPlaces segments, Matches matches) {
        this.segments = segments;
        this.matches = matches;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
        int[] places = segments.of(context.reader());
        return new LeafCollector() {

            private Scorable scorer = NOBODY;

            @Override
            public void setScorer(Scorable now) {
                scorer = now;
            }

            @Override
            public void collect(int document) throws IOException {
                matches.add(places[document], scorer.score());
            }
        };
    }

    private static final Scorable NOBODY = new Scorable() {
        @Override
        public float score() {
            return 0;
        }
    };

    /** @param matches where they go */
    record All(SegmentPlaces segments, Matches matches) implements CollectorManager<MatchCollector, Matches> {

        @Override
        public MatchCollector newCollector() {
            return new MatchCollector(segments, matches);
        }

        @Override
        public Matches reduce(Collection<MatchCollector> collectors) {
            return matches;
        }
    }
}
