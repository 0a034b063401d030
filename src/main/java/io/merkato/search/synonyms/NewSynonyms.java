package io.merkato.search.synonyms;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A set of synonyms as staff give it, in exactly one of its two forms.
 *
 * @param terms words that all mean the same
 * @param from words that find {@code to} as well
 * @param to what they find
 */
record NewSynonyms(
        @Schema(description = "2 to 20 words or short phrases that all mean the same.")
        @Nullable @Size(min = 2, max = MOST_TERMS) List<@NotNull @Size(min = 1, max = LONGEST) String> terms,

        @Schema(description = "In place of `terms`: whoever searches for one of these finds `to` as well.")
        @Nullable @Size(min = 1, max = MOST_TERMS - 1) List<@NotNull @Size(min = 1, max = LONGEST) String> from,

        @Schema(description = "What they find; with `from` at most 20 in all.")
        @Nullable @Size(min = 1, max = MOST_TERMS - 1) List<@NotNull @Size(min = 1, max = LONGEST) String> to) {

    static final int MOST_TERMS = 20;
    static final int LONGEST = 100;
    static final int MOST_WORDS = 5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");

    /**
     * The set without blanks around its terms.
     *
     * @throws io.merkato.platform.problem.Problem VALIDATION_FAILED when there is neither form, or both; a term without a letter
     *     or digit, or of more than five words; or one that stands there twice, in whatever case and with whatever accents
     */
    SynonymSet toSet() {
        List<FieldError> errors = new ArrayList<>();
        SynonymSet set = terms == null ? oneWay(errors) : alike(terms, errors);
        if (!errors.isEmpty()) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change.")
                    .at(errors);
        }
        return set;
    }

    private SynonymSet alike(List<String> all, List<FieldError> errors) {
        if (from != null || to != null) {
            errors.add(new FieldError("/terms", "ONE_FORM_ONLY", "is given in place of from and to, not beside them"));
        }
        return new SynonymSet.Alike(checked(all, "/terms", new HashSet<>(), errors));
    }

    private SynonymSet oneWay(List<FieldError> errors) {
        if (from == null && to == null) {
            errors.add(new FieldError("/terms", "REQUIRED", "is required, or from and to"));
        } else if (from == null || to == null) {
            errors.add(new FieldError(from == null ? "/from" : "/to", "REQUIRED", "from and to come together"));
        } else if (from.size() + to.size() > MOST_TERMS) {
            errors.add(new FieldError("/to", "WRONG_SIZE", "has with from at most " + MOST_TERMS + " entries"));
        }
        Set<String> seen = new HashSet<>();
        return new SynonymSet.OneWay(checked(from, "/from", seen, errors), checked(to, "/to", seen, errors));
    }

    private static List<String> checked(
            @Nullable List<String> terms, String at, Set<String> seen, List<FieldError> errors) {
        List<String> checked = new ArrayList<>();
        for (String typed : terms == null ? List.<String>of() : terms) {
            String pointer = at + "/" + checked.size();
            String term = Text.trimmed(typed);
            long words = WORD.matcher(term).results().count();
            if (!term.equals(Text.oneLine(term))) {
                errors.add(new FieldError(pointer, "SINGLE_LINE", "is one line of text, without control characters"));
            } else if (words == 0) {
                errors.add(new FieldError(pointer, "REQUIRED", "has a letter or a digit"));
            } else if (words > MOST_WORDS) {
                errors.add(new FieldError(pointer, "TOO_LONG", "has at most " + MOST_WORDS + " words"));
            } else if (!seen.add(Text.folded(term))) {
                errors.add(new FieldError(pointer, "REPEATED", "stands twice in this set"));
            }
            checked.add(term);
        }
        return checked;
    }
}
