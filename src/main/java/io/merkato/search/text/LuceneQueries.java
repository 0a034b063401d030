package io.merkato.search.text;

import io.merkato.search.words.Idea;
import io.merkato.search.words.Query;
import io.merkato.search.words.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;

/**
 * What was understood of a query, as Lucene asks for it. A product's score is the sum over ideas of how well it has them,
 * each by its rarity, and a little for being of the kind and of the brand that are wanted and for having all words beside each
 * other in its title: 0 to some 3.
 */
final class LuceneQueries {

    private static final float KIND = .3f;
    private static final float BRAND = .3f;
    private static final float PHRASE = .3f;
    private static final int PHRASE_SLOP = 2;

    /** A product that is named by its code comes first, and then nothing else is meant: no words alone come to so much. */
    static final float CODE = 10;

    private static final float BEGINNING_OF_CODE = 1;
    private static final int SHORTEST_CODE = 3;

    /** What a phrase counts as, beside a word that stands once in a title. */
    private static final float WELL = 2.1f;

    private final Query query;
    private final int products;

    /** @param products how many there are */
    LuceneQueries(Query query, int products) {
        this.query = query;
        this.products = products;
    }

    /** Products that have at least so many of the ideas. */
    org.apache.lucene.search.Query having(int ideas) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        boolean all = ideas == query.ideas().size();
        double total = query.ideas().stream().mapToDouble(this::rarity).sum();
        query.ideas()
                .forEach(idea -> words.add(of(idea, (float) (rarity(idea) / total)), all ? Occur.MUST : Occur.SHOULD));
        if (!all) {
            words.setMinimumNumberShouldMatch(ideas);
            longer().ifPresent(some -> words.add(some, Occur.FILTER));
        }
        BooleanQuery.Builder liked = new BooleanQuery.Builder().add(words.build(), Occur.MUST);
        kind().forEach(kind -> liked.add(kind, Occur.SHOULD));
        brands().forEach(brand -> liked.add(brand, Occur.SHOULD));
        phrase().forEach(phrase -> liked.add(phrase, Occur.SHOULD));
        List<org.apache.lucene.search.Query> codes = codes();
        if (codes.isEmpty()) {
            return liked.build();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder().add(liked.build(), Occur.SHOULD);
        codes.forEach(code -> either.add(code, Occur.SHOULD));
        return either.build();
    }

    /** Products that have any idea of more than one character, where there are such: a "1" alone tells nothing. */
    private Optional<org.apache.lucene.search.Query> longer() {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        List<Idea> longer =
                query.ideas().stream().filter(idea -> idea.words().length() > 1).toList();
        longer.forEach(idea -> some.add(of(idea, 1), Occur.SHOULD));
        return longer.isEmpty() || longer.size() == query.ideas().size() ? Optional.empty() : Optional.of(some.build());
    }

    /** The commonest reading of an idea makes its rarity: a rare synonym must not crowd out what everybody says. */
    private double rarity(Idea idea) {
        // Lucene counts what was replaced or removed until it is merged away.
        int frequency = Math.min(idea.frequency(), products);
        return Math.log(1 + (products - frequency + .5) / (frequency + .5));
    }

    private static org.apache.lucene.search.Query of(Idea idea, float boost) {
        List<org.apache.lucene.search.Query> readings =
                idea.readings().stream().map(reading -> of(reading, boost)).toList();
        return readings.size() == 1 ? readings.getFirst() : new DisjunctionMaxQuery(readings, 0);
    }

    private static org.apache.lucene.search.Query of(Reading reading, float boost) {
        float weight = boost * reading.weight() / 100;
        List<String> stems = reading.stems();
        if (stems.size() == 1) {
            return new BoostQuery(new TermQuery(new Term(IndexedFields.ALL, stems.getFirst())), weight);
        }
        if (reading.beside()) {
            PhraseQuery phrase = new PhraseQuery(IndexedFields.TITLE, stems.toArray(String[]::new));
            return new BoostQuery(new ConstantScoreQuery(phrase), weight * WELL);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        stems.forEach(stem -> all.add(
                new BoostQuery(new TermQuery(new Term(IndexedFields.ALL, stem)), weight / stems.size()), Occur.MUST));
        return all.build();
    }

    private List<org.apache.lucene.search.Query> kind() {
        if (query.kind() == null) {
            return List.of();
        }
        List<org.apache.lucene.search.Query> kinds = new ArrayList<>();
        query.kind().kinds().forEach(kind -> kinds.add(new TermQuery(new Term(IndexedFields.KIND, kind))));
        return kinds.isEmpty() ? List.of() : List.of(new BoostQuery(new DisjunctionMaxQuery(kinds, 0), KIND));
    }

    /** What goes with things of a brand names it too, often more than once, and is not meant. */
    private List<org.apache.lucene.search.Query> brands() {
        Set<String> brands = new LinkedHashSet<>();
        String before = "";
        for (Idea idea : query.ideas()) {
            brands.add(IndexedFields.code(idea.words()));
            brands.add(IndexedFields.code(before + idea.words()));
            before = idea.words();
        }
        brands.remove("");
        List<org.apache.lucene.search.Query> named = brands.stream()
                .map(brand -> constant(new TermQuery(new Term(IndexedFields.BRAND, brand)), BRAND))
                .toList();
        return named.isEmpty() ? List.of() : List.of(new DisjunctionMaxQuery(named, 0));
    }

    private List<org.apache.lucene.search.Query> phrase() {
        List<String> stems = query.ideas().stream()
                .flatMap(idea -> idea.readings().getFirst().stems().stream())
                .toList();
        return stems.size() < 2
                ? List.of()
                : List.of(new BoostQuery(
                        new ConstantScoreQuery(
                                new PhraseQuery(PHRASE_SLOP, IndexedFields.TITLE, stems.toArray(String[]::new))),
                        PHRASE));
    }

    /** A code is at least three characters, and where it is not whole it has a digit: words are no codes. */
    private List<org.apache.lucene.search.Query> codes() {
        String code = IndexedFields.code(query.code());
        if (code.length() < SHORTEST_CODE) {
            return List.of();
        }
        List<org.apache.lucene.search.Query> codes = new ArrayList<>();
        codes.add(constant(new TermQuery(new Term(IndexedFields.CODE, code)), CODE));
        if (code.chars().anyMatch(Character::isDigit)) {
            codes.add(constant(new PrefixQuery(new Term(IndexedFields.CODE, code)), BEGINNING_OF_CODE));
        }
        return codes;
    }

    private static org.apache.lucene.search.Query constant(org.apache.lucene.search.Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
