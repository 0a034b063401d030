package io.merkato.search.text;

import io.merkato.search.words.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/** The words of the shop as the index has them. */
final class LuceneVocabulary implements Vocabulary {

    private static final int MOST_ALIKE = 8;

    /** Words that begin alike and are looked at; of a single letter there are tens of thousands. */
    private static final int MOST_READ = 2000;

    private final LuceneIndex index;

    LuceneVocabulary(LuceneIndex index) {
        this.index = index;
    }

    @Override
    public int frequency(String stem) {
        return index.search(searcher -> searcher.getIndexReader().docFreq(new Term(IndexedFields.ALL, stem)));
    }

    @Override
    public int titles(String stem) {
        return index.search(searcher -> searcher.getIndexReader().docFreq(new Term(IndexedFields.TITLE, stem)));
    }

    @Override
    public boolean knows(String word) {
        return index.search(searcher -> searcher.getIndexReader().docFreq(new Term(IndexedFields.WORD, word)) > 0);
    }

    @Override
    public boolean areBeside(String first, String second) {
        return index.search(searcher -> isAny(searcher, new PhraseQuery(IndexedFields.TITLE, first, second)));
    }

    private static boolean isAny(IndexSearcher searcher, PhraseQuery phrase) throws java.io.IOException {
        return searcher.search(phrase, new TotalHitCountCollectorManager(searcher.getSlices())) > 0;
    }

    @Override
    public List<String> alike(String word, int letters) {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMaxEdits(letters);
        return index.search(searcher -> {
            SuggestWord[] alike = checker.suggestSimilar(
                    new Term(IndexedFields.WORD, word),
                    MOST_ALIKE,
                    searcher.getIndexReader(),
                    SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            List<String> words = new ArrayList<>();
            for (SuggestWord one : alike) {
                if (one.score == alike[0].score) {
                    words.add(one.string);
                }
            }
            return words;
        });
    }

    @Override
    public List<String> beginningAlike(String start, int most) {
        int first = start.offsetByCodePoints(0, 1);
        Automaton begun =
                new LevenshteinAutomata(start.substring(first), true).toAutomaton(1, start.substring(0, first));
        Automaton words = Operations.determinize(
                Operations.concatenate(List.of(begun, Automata.makeAnyString())),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        CompiledAutomaton compiled = new CompiledAutomaton(words, false, true);
        return index.search(searcher -> {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), IndexedFields.WORD);
            List<Counted> found = new ArrayList<>();
            TermsEnum alike = terms == null ? TermsEnum.EMPTY : compiled.getTermsEnum(terms);
            for (BytesRef word = alike.next(); word != null && found.size() < MOST_READ; word = alike.next()) {
                found.add(new Counted(word.utf8ToString(), alike.docFreq()));
            }
            return commonest(found, most);
        });
    }

    @Override
    public List<String> beginning(String start, int most) {
        return index.search(searcher -> {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), IndexedFields.WORD);
            List<Counted> found = new ArrayList<>();
            BytesRef prefix = new BytesRef(start);
            TermsEnum words = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (words.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
                BytesRef word = words.term();
                while (word != null && StringHelper.startsWith(word, prefix) && found.size() < MOST_READ) {
                    found.add(new Counted(word.utf8ToString(), words.docFreq()));
                    word = words.next();
                }
            }
            return commonest(found, most);
        });
    }

    private static List<String> commonest(List<Counted> words, int most) {
        return words.stream()
                .sorted(Comparator.comparingInt(Counted::products).reversed())
                .limit(most)
                .map(Counted::word)
                .toList();
    }

    private record Counted(String word, int products) {}
}
