package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductText;
import io.merkato.search.words.Kinds;
import io.merkato.search.words.Language;
import io.merkato.search.words.Word;
import io.merkato.search.words.Words;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** What Lucene is given of a product. */
final class IndexedFields {

    static final String ID = "id";

    /** All stems, each counted by where it stands: BM25F in one field, so that a query reads one list for each stem. */
    static final String ALL = "all";

    /** The stems of the title in their order. */
    static final String TITLE = "title";

    /** Words in the forms in which they stand there. */
    static final String WORD = "word";

    /** What kinds of thing it is; the frequency is how sure that is, to 100. */
    static final String KIND = "kind";

    /** SKUs, GTINs and models without what stands between their letters and digits. */
    static final String CODE = "code";

    /** The brand as codes are. */
    static final String BRAND = "brand";

    // Twice the weights of BM25F, which are halves.
    private static final int IN_TITLE = 12;
    private static final int IN_BRAND = 6;
    private static final int IN_MODEL = 4;
    private static final int IN_CATEGORY = 4;
    private static final int IN_DESCRIPTION = 3;
    private static final int IN_ATTRIBUTES = 2;

    /** What is read of a description. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_CODE = 64;
    private static final Set<String> PRODUCT_TYPE = Set.of("product type", "type of product");

    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, true);
    private static final FieldType SURE = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType ORDERED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType THERE = type(IndexOptions.DOCS, false);

    private final Language language;

    IndexedFields(Language language) {
        this.language = language;
    }

    private static FieldType type(IndexOptions options, boolean norms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(!norms);
        type.freeze();
        return type;
    }

    static Term term(ProductId product) {
        return new Term(ID, bytes(product));
    }

    static BytesRef bytes(ProductId product) {
        UUID id = product.value();
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    Document of(ProductText product, Kinds kinds) {
        Reader reader = new Reader();
        List<String> title = reader.read(withoutBrand(product.title(), product.brand()), IN_TITLE);
        reader.read(product.brand(), IN_BRAND);
        reader.read(product.model(), IN_MODEL);
        product.categories().forEach(category -> reader.read(category, IN_CATEGORY));
        reader.read(cut(product.description()), IN_DESCRIPTION);
        product.attributes().forEach((name, value) -> {
            if (value.equals("true")) {
                reader.read(name, IN_ATTRIBUTES);
            } else if (!value.equals("false")) {
                reader.read(cut(value), IN_ATTRIBUTES);
            }
        });
        Document document = new Document();
        BytesRef id = bytes(product.id());
        document.add(new StringField(ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, id));
        document.add(new Field(ALL, TermStream.of(reader.stems), COUNTED));
        document.add(new Field(TITLE, TermStream.of(title), ORDERED));
        document.add(new Field(WORD, TermStream.of(List.copyOf(reader.words)), THERE));
        document.add(new Field(KIND, TermStream.of(kinds(product, kinds)), SURE));
        if (!code(product.brand()).isEmpty()) {
            document.add(new StringField(BRAND, code(product.brand()), Field.Store.NO));
        }
        document.add(new Field(CODE, TermStream.of(codes(product)), THERE));
        return document;
    }

    /** What the merchant says it is goes before what its title tells. */
    private static Map<String, Integer> kinds(ProductText product, Kinds kinds) {
        Map<String, Integer> all =
                new HashMap<>(kinds.of(product.title(), product.brand(), cut(product.description())));
        product.attributes().forEach((name, value) -> {
            if (PRODUCT_TYPE.contains(name.toLowerCase(Locale.ROOT))) {
                List<Word> words = Words.of(value);
                if (!words.isEmpty()) {
                    all.merge(Kinds.singular(words.getLast().text()), Kinds.SURE, Math::max);
                }
            }
        });
        return all;
    }

    private static List<String> codes(ProductText product) {
        Set<String> codes = new HashSet<>();
        product.codes().forEach(code -> codes.add(code(code)));
        codes.add(code(product.model()));
        codes.remove("");
        return List.copyOf(codes);
    }

    static String code(String text) {
        String squeezed = Words.squeezed(text);
        return squeezed.substring(0, Math.min(squeezed.length(), LONGEST_CODE));
    }

    /** "Cooler Master Hyper" is found by its brand, and is no cooler for that. */
    private static String withoutBrand(String title, String brand) {
        return !brand.isEmpty()
                        && title.length() > brand.length()
                        && title.regionMatches(true, 0, brand, 0, brand.length())
                ? title.substring(brand.length())
                : title;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** Gathers what the texts of one product come to. */
    private final class Reader {

        private final Map<String, Integer> stems = new HashMap<>();
        private final Set<String> words = new HashSet<>();

        List<String> read(String text, int weight) {
            List<String> ordered = new ArrayList<>();
            String before = null;
            for (Word word : Words.of(text)) {
                words.add(word.text());
                String stem = language.stem(word.text());
                ordered.add(stem);
                count(stem, weight);
                word.parts().forEach(part -> count(language.stem(part), weight));
                if (before != null) {
                    // "wi-fi" is found as "wifi" too.
                    words.add(before + word.text());
                    count(language.stem(before + word.text()), weight);
                }
                before = word.joined() ? word.text() : null;
            }
            return ordered;
        }

        private void count(String stem, int weight) {
            stems.merge(stem, weight, Integer::sum);
        }
    }
}
