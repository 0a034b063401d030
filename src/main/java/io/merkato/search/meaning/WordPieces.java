package io.merkato.search.meaning;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts texts into the pieces that the model knows, as its own tokenizer does (BERT, uncased): lower case, no accents,
 * punctuation and ideographs by themselves, and of each word the longest pieces of the vocabulary, from its beginning on. A
 * word with a part that is in no piece is one unknown piece.
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int longestPiece;
    private final int first;
    private final int last;
    private final int unknown;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.longestPiece =
                vocabulary.keySet().stream().mapToInt(String::length).max().orElse(0);
        this.first = id("[CLS]");
        this.last = id("[SEP]");
        this.unknown = id("[UNK]");
    }

    /**
     * Reads the vocabulary of a tokenizer.
     *
     * @param tokenizer a tokenizer.json of Hugging Face
     */
    static WordPieces read(InputStream tokenizer) {
        JsonNode pieces = JsonMapper.shared().readTree(tokenizer).at("/model/vocab");
        Map<String, Integer> vocabulary = HashMap.newHashMap(pieces.size());
        pieces.forEachEntry((piece, id) -> vocabulary.put(piece, id.asInt()));
        return new WordPieces(vocabulary);
    }

    private int id(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary has no " + piece + ".");
        }
        return id;
    }

    /**
     * The ids of a text's pieces, between the one that begins every text and the one that ends it.
     *
     * @param most how many of them there may be; what is beyond does not count
     */
    long[] ids(String text, int most) {
        Ids ids = new Ids(most);
        String words = words(text);
        int begin = 0;
        while (begin < words.length() && !ids.isFull()) {
            int end = words.indexOf(' ', begin);
            end = end < 0 ? words.length() : end;
            if (end > begin) {
                add(words.substring(begin, end), ids);
            }
            begin = end + 1;
        }
        return ids.withLast();
    }

    private void add(String word, Ids ids) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        int before = ids.count;
        int begin = 0;
        while (begin < word.length()) {
            int end = Math.min(word.length(), begin + longestPiece);
            Integer id = null;
            while (end > begin && (id = piece(word, begin, end)) == null) {
                end--;
            }
            if (id == null) {
                ids.count = before;
                ids.add(unknown);
                return;
            }
            ids.add(id);
            begin = end;
        }
    }

    private @Nullable Integer piece(String word, int begin, int end) {
        String part = word.substring(begin, end);
        return vocabulary.get(begin == 0 ? part : "##" + part);
    }

    /** The text as its words, in lower case and without accents, with blanks between them and around punctuation. */
    private static String words(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> appendCleaned(letter, cleaned));
        StringBuilder words = new StringBuilder(cleaned.length());
        Normalizer.normalize(cleaned, Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(letter -> append(letter, isPunctuation(letter), words));
        return words.toString();
    }

    private static void appendCleaned(int letter, StringBuilder cleaned) {
        if (letter == '\t' || letter == '\n' || letter == '\r') {
            cleaned.append(' ');
            return;
        }
        switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                cleaned.append(' ');
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {}
            default -> {
                if (letter != 0xFFFD) {
                    append(letter, isIdeograph(letter), cleaned);
                }
            }
        }
    }

    private static void append(int letter, boolean alone, StringBuilder to) {
        if (alone) {
            to.append(' ').appendCodePoint(letter).append(' ');
        } else {
            to.appendCodePoint(letter);
        }
    }

    private static boolean isIdeograph(int letter) {
        return letter >= 0x4E00 && letter <= 0x9FFF
                || letter >= 0x3400 && letter <= 0x4DBF
                || letter >= 0xF900 && letter <= 0xFAFF
                || letter >= 0x20000 && letter <= 0x2FA1F;
    }

    /** All of ASCII that is no letter, digit or blank, also what Unicode calls a symbol. */
    private static boolean isPunctuation(int letter) {
        if (letter < 128) {
            return letter > ' ' && letter < 127 && !Character.isLetterOrDigit(letter);
        }
        return switch (Character.getType(letter)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Ids so far. Room for the last one is kept. */
    private final class Ids {

        private final long[] ids;
        private int count;

        Ids(int most) {
            ids = new long[most];
            ids[count++] = first;
        }

        boolean isFull() {
            return count >= ids.length - 1;
        }

        void add(int id) {
            if (!isFull()) {
                ids[count++] = id;
            }
        }

        long[] withLast() {
            ids[count++] = last;
            return Arrays.copyOf(ids, count);
        }
    }
}
