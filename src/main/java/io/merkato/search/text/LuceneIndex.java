package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductText;
import io.merkato.search.words.Kinds;
import io.merkato.search.words.Language;
import io.merkato.search.words.Query;
import io.merkato.search.words.QueryReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** The words of all products in a Lucene index in this process. */
final class LuceneIndex implements TextIndex {

    static final String PLACE = "place";

    /** With fewer products than this that have all words, those that have most are worth showing. */
    private static final int ENOUGH = 20;

    /** Of more, one less makes no difference that anybody would see, and costs as much as the first time. */
    private static final int FEW_IDEAS = 4;

    private static final int LARGEST_BUFFER_MB = 64;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final IndexedFields fields;
    private final Kinds kinds;
    private final SegmentPlaces segments;
    private final LuceneVocabulary vocabulary;
    private final Language language;
    private final Supplier<Function<String, List<String>>> synonyms;

    /**
     * Opens the index in a directory, which may be empty.
     *
     * @param synonyms gives those of the moment, see {@link QueryReader}
     */
    LuceneIndex(
            Directory directory,
            ProductPlaces places,
            Language language,
            Kinds kinds,
            Supplier<Function<String, List<String>>> synonyms)
            throws IOException {
        this.directory = directory;
        this.fields = new IndexedFields(language);
        this.kinds = kinds;
        this.segments = new SegmentPlaces(places);
        IndexWriterConfig config = new IndexWriterConfig()
                .setSimilarity(new WordSimilarity())
                .setRAMBufferSizeMB(Math.min(
                        LARGEST_BUFFER_MB, (double) Runtime.getRuntime().maxMemory() / (8 << 20)))
                .setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        this.searchers = searchers();
        this.vocabulary = new LuceneVocabulary(this);
        this.language = language;
        this.synonyms = synonyms;
    }

    private SearcherManager searchers() throws IOException {
        SearcherFactory factory = new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.@Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new WordSimilarity());
                searcher.setQueryCache(null);
                segments.read(reader);
                return searcher;
            }
        };
        try {
            return new SearcherManager(writer, true, false, factory);
        } catch (IOException | RuntimeException e) {
            // Whoever tries again would find the folder locked.
            writer.rollback();
            throw e;
        }
    }

    @Override
    public Query understand(String text) {
        return reader().read(text);
    }

    @Override
    public Matches match(Query query) {
        return search(searcher -> {
            LuceneQueries built =
                    new LuceneQueries(query, searcher.getIndexReader().numDocs());
            int ideas = query.ideas().size();
            Matches matches = collect(searcher, built.having(ideas));
            while (matches.count() < ENOUGH && ideas > 1 && matches.best() < LuceneQueries.CODE) {
                ideas = ideas <= FEW_IDEAS ? ideas - 1 : ideas / 2;
                matches = collect(searcher, built.having(ideas));
            }
            return matches;
        });
    }

    @Override
    public Query understandBegun(String text) {
        return reader().readBegun(text);
    }

    @Override
    public List<Integer> first(Query query, int most) {
        return search(searcher -> {
            LuceneQueries built =
                    new LuceneQueries(query, searcher.getIndexReader().numDocs());
            List<Integer> places = new ArrayList<>();
            for (ScoreDoc found : searcher.search(built.having(query.ideas().size()), most).scoreDocs) {
                LeafReaderContext leaf = searcher.getIndexReader()
                        .leaves()
                        .get(ReaderUtil.subIndex(
                                found.doc, searcher.getIndexReader().leaves()));
                places.add(segments.of(leaf.reader())[found.doc - leaf.docBase]);
            }
            return places;
        });
    }

    @Override
    public boolean knows(String word) {
        return vocabulary.knows(word);
    }

    /** One for each query, which knows the synonyms of one moment. */
    private QueryReader reader() {
        return new QueryReader(language, vocabulary, synonyms.get());
    }

    private Matches collect(IndexSearcher searcher, org.apache.lucene.search.Query query) throws IOException {
        Matches matches = new Matches();
        searcher.search(query, new MatchCollector.All(segments, matches));
        return matches;
    }

    @Override
    public int count() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public void put(List<ProductText> products) {
        changing(() -> {
            for (ProductText product : products) {
                writer.updateDocument(IndexedFields.term(product.id()), fields.of(product, kinds));
            }
        });
    }

    @Override
    public void remove(Collection<ProductId> products) {
        changing(() -> {
            for (ProductId product : products) {
                writer.deleteDocuments(IndexedFields.term(product));
            }
        });
    }

    @Override
    public void refresh() {
        changing(searchers::maybeRefreshBlocking);
    }

    @Override
    public void keep(long place) {
        changing(() -> {
            writer.setLiveCommitData(Map.of(PLACE, Long.toString(place)).entrySet());
            writer.commit();
        });
    }

    @Override
    public void close() {
        changing(() -> {
            searchers.close();
            writer.rollback();
            directory.close();
        });
    }

    /** Asks what is found at this moment. */
    <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void changing(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private interface Change {
        void make() throws IOException;
    }
}
