package io.merkato.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** The places in the columns of all products in each segment of an index, read once when the segment is first seen. */
final class SegmentPlaces {

    private final ProductPlaces places;
    private final Map<IndexReader.CacheKey, int[]> known = new ConcurrentHashMap<>();

    SegmentPlaces(ProductPlaces places) {
        this.places = places;
    }

    void read(IndexReader reader) {
        for (LeafReaderContext leaf : reader.leaves()) {
            of(leaf.reader());
        }
    }

    int[] of(LeafReader segment) {
        IndexReader.CacheHelper helper = Objects.requireNonNull(segment.getCoreCacheHelper());
        int[] read = known.get(helper.getKey());
        if (read == null) {
            read = read(segment);
            if (known.putIfAbsent(helper.getKey(), read) == null) {
                helper.addClosedListener(known::remove);
            }
        }
        return read;
    }

    private int[] read(LeafReader segment) {
        int[] read = new int[segment.maxDoc()];
        try {
            BinaryDocValues ids = segment.getBinaryDocValues(IndexedFields.ID);
            while (ids != null && ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                BytesRef id = ids.binaryValue();
                ByteBuffer bytes = ByteBuffer.wrap(id.bytes, id.offset, id.length);
                read[ids.docID()] = places.of(bytes.getLong(), bytes.getLong());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
