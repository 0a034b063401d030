package io.merkato.search.text;

import io.merkato.search.SearchChanges;
import io.merkato.search.words.Language;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index that an earlier start has left, where all of it is sound. */
final class ReopenWords {

    private static final Logger log = LoggerFactory.getLogger(ReopenWords.class);

    private ReopenWords() {}

    /** The index, or null where it cannot be used. Whether it can the database has to tell. */
    static RebuildWords.@Nullable Rebuilt open(
            IndexFolder.Complete complete,
            SearchChanges changes,
            ProductPlaces places,
            Language language,
            Supplier<Function<String, List<String>>> synonyms) {
        long end = changes.end();
        long lastReindex = changes.lastReindex();
        try {
            Directory directory = FSDirectory.open(complete.folder());
            try {
                long place = check(directory);
                if (place > end || complete.reindexNumber() > lastReindex) {
                    throw new IOException("it knows what the database does not, which was put back to an earlier time");
                }
                TextIndex index = new LuceneIndex(directory, places, language, complete.kinds(), synonyms);
                return new RebuildWords.Rebuilt(index, complete, place, false);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            log.warn("The index of words in {} cannot be used and is made anew: {}", complete.folder(), e.toString());
            return null;
        }
    }

    /** Reads every file of an index once, since Lucene finds some damage only where it is asked for it. */
    private static long check(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
            String place = reader.getIndexCommit().getUserData().get(LuceneIndex.PLACE);
            if (place == null) {
                throw new IOException("it does not say how far it goes");
            }
            return Long.parseLong(place);
        }
    }
}
