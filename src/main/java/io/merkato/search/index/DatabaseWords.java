package io.merkato.search.index;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductSource;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Places;
import io.merkato.search.text.Matches;
import java.util.List;

/** What the database finds by words, for while no index of them is there. */
final class DatabaseWords {

    private final ProductSource source;
    private final Columns columns;

    DatabaseWords(ProductSource source, Columns columns) {
        this.source = source;
        this.columns = columns;
    }

    /** Products that have the words: their scores are all that is told of their order. */
    Matches match(String words) {
        Matches matches = new Matches();
        List<ProductId> found = source.withWords(words);
        for (int i = 0; i < found.size(); i++) {
            int place = columns.places.find(found.get(i));
            if (place != Places.NONE) {
                matches.add(place, (float) (found.size() - i) / found.size());
            }
        }
        return matches;
    }
}
