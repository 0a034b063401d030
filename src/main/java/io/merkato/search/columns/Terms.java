package io.merkato.search.columns;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Attributes and options of products, {@code name=value} without regard to case, by number. Values that are numbers are known
 * as such, so that they can be asked for from one to another. One thread adds, any may read.
 */
public final class Terms {

    /** What is said of a value that is no number. */
    public static final long NO_NUMBER = Long.MIN_VALUE;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,3})?");
    private static final int DECIMALS = 1000;

    private final Dictionary<String> terms = new Dictionary<>();
    private final Dictionary<String> names = new Dictionary<>();
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private volatile int[] nameOfTerm = new int[1024];
    private volatile long[] numberOfTerm = new long[1024];

    /** The numbers of these terms, sorted. */
    int[] add(List<String> given) {
        int[] numbers = new int[given.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = add(given.get(i));
        }
        // Two that differ in case alone are one.
        return Arrays.stream(numbers).sorted().distinct().toArray();
    }

    private int add(String term) {
        String folded = term.toLowerCase(Locale.ROOT);
        int known = terms.find(folded);
        if (known != Dictionary.UNKNOWN) {
            return known;
        }
        // Lower letters may be more letters: İ is two.
        int divider = term.indexOf('=');
        int foldedDivider = folded.indexOf('=');
        String name = folded.substring(0, foldedDivider);
        int number = terms.size();
        if (number == nameOfTerm.length) {
            nameOfTerm = Arrays.copyOf(nameOfTerm, number * 2);
            numberOfTerm = Arrays.copyOf(numberOfTerm, number * 2);
        }
        nameOfTerm[number] = names.add(name);
        numberOfTerm[number] = number(folded.substring(foldedDivider + 1));
        shown.putIfAbsent(name, term.substring(0, divider));
        if (!term.equals(folded)) {
            shown.put(folded, term.substring(divider + 1));
        }
        return terms.add(folded);
    }

    /** The terms that will do for a value: it, or where it is written {@code from..to} the numbers between. */
    public int[] matching(String name, String value) {
        int exact = terms.find((name + "=" + value).toLowerCase(Locale.ROOT));
        if (exact != Dictionary.UNKNOWN) {
            return new int[] {exact};
        }
        int dots = value.indexOf("..");
        int named = names.find(name.toLowerCase(Locale.ROOT));
        if (dots < 0 || named == Dictionary.UNKNOWN) {
            return new int[0];
        }
        String from = value.substring(0, dots);
        String to = value.substring(dots + 2);
        long least = from.isEmpty() ? NO_NUMBER + 1 : number(from);
        long most = to.isEmpty() ? Long.MAX_VALUE : number(to);
        return least == NO_NUMBER || most == NO_NUMBER ? new int[0] : between(named, least, most);
    }

    private int[] between(int name, long least, long most) {
        int[] found = new int[16];
        int count = 0;
        for (int term = 0; term < terms.size(); term++) {
            long number = numberOfTerm[term];
            if (nameOfTerm[term] == name && number != NO_NUMBER && number >= least && number <= most) {
                found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                found[count++] = term;
            }
        }
        return Arrays.copyOf(found, count);
    }

    public int count() {
        return terms.size();
    }

    public int nameCount() {
        return names.size();
    }

    public int nameOf(int term) {
        return nameOfTerm[term];
    }

    /** The number of an attribute's name, or {@link Dictionary#UNKNOWN}. */
    public int named(String name) {
        return names.find(name.toLowerCase(Locale.ROOT));
    }

    /** Thousandths of the number that a value is, or {@link #NO_NUMBER}. */
    public long numberOf(int term) {
        return numberOfTerm[term];
    }

    /** An attribute as some product writes it. */
    public String name(int name) {
        String folded = names.value(name);
        return shown.getOrDefault(folded, folded);
    }

    /** A value as some product writes it. */
    public String value(int term) {
        String folded = terms.value(term);
        String written = shown.get(folded);
        return written == null ? folded.substring(folded.indexOf('=') + 1) : written;
    }

    /** Thousandths as people write a number. */
    public static String written(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    private static long number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            return NO_NUMBER;
        }
        int point = value.indexOf('.');
        if (point < 0) {
            return Long.parseLong(value) * DECIMALS;
        }
        String decimals = (value.substring(point + 1) + "00").substring(0, 3);
        return Long.parseLong(value.substring(0, point) + decimals);
    }
}
