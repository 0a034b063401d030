package io.merkato.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of postal codes, country by country, and no more than is certain: where an address needs one, and how one
 * is written. Where CLDR's postalCodeData and Google's address metadata differ, or a country is changing its codes, the
 * buyer knows better.
 */
final class PostalCodes {

    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Zs}\\p{Pd}\u30fc〒]+");

    /** With all that people write around them; to look closer at a longer text is not worth the work. */
    private static final int LONGEST = 40;

    /** Where both know a code that addresses have. Elsewhere there is none, or many addresses do without. */
    private static final Set<String> NEEDED = codes("""
            AD AM AR AS AT AU AX AZ BA BD BE BG BM BN BR BY CA CC CH CL CN CR CV CX CY CZ DE DK DO DZ EE EG ES ET FI FK FM
            FO FR GB GE GF GG GL GN GP GR GS GT GU GW HM HR HT HU ID IL IM IN IO IQ IS IT JE JO JP KE KG KH KR KW KZ LA LI
            LK LR LS LT LU LV MA MC MD ME MG MH MK MN MP MQ MT MV MX MY NC NE NF NL NO NP NZ OM PF PG PH PK PL PM PN PR PT
            PW PY RE RO RS RU SA SE SG SH SI SJ SK SM SN SZ TC TH TJ TM TN TR TW UA US UY UZ VA VE VI WF YT ZA ZM""");

    /** How codes are written: # is a digit, @ a letter of A to Z, anything else itself. */
    private static final Map<String, List<Form>> FORMS = forms(Map.ofEntries(
            Map.entry("###", "FO IS"),
            Map.entry("####", "AT AU BD BE BG CH CY DK GE HU LU MK NO NZ PH SI SJ TN ZA"),
            Map.entry("#####", "AX BA DE DZ EE ES FI FR HR ID IT KR LK LT MA MC ME MX MY NP PK SM TH TR UA VA"),
            Map.entry("######", "BY CN IN RO RU SG"),
            Map.entry("### ##", "CZ GR SE SK"),
            Map.entry("#####|#####-####", "AS GU MP PR SA US VI"),
            Map.entry("#####|#######", "IL"),
            Map.entry("####|####-###", "PT"),
            Map.entry("##-###", "PL"),
            Map.entry("###-####", "JP"),
            Map.entry("#####-###", "BR"),
            Map.entry("#### @@", "NL"),
            Map.entry("@#@ #@#", "CA"),
            Map.entry("AD###", "AD"),
            Map.entry(
                    "@# #@@|@## #@@|@#@ #@@|@@# #@@|@@## #@@|@@#@ #@@|GIR 0AA|BFPO #|BFPO ##|BFPO ###|BFPO ####", "GB"),
            Map.entry("@@# #@@|@@## #@@", "GG IM JE")));

    /** Marks that stand before codes on envelopes in Europe, besides the two letters of ISO 3166-1. */
    private static final Map<String, String> MARKS =
            Map.of("AT", "A", "BE", "B", "DE", "D", "ES", "E", "FR", "F", "IT", "I", "LU", "L", "FI", "FIN");

    private PostalCodes() {}

    /** Whether an address in this country is incomplete without one. */
    static boolean isNeeded(@Nullable String country) {
        return country == null || NEEDED.contains(country);
    }

    /** Whether this is a code as the country writes them, as far as that is certain. */
    static boolean isSound(String code, @Nullable String country) {
        return country == null || !FORMS.containsKey(country) || form(code, country) != null;
    }

    /**
     * The code as the country writes it, whatever blanks, hyphens and case it was typed with; where that is not certain,
     * as it is. Null when nothing was typed.
     */
    static @Nullable String written(@Nullable String code, @Nullable String country) {
        if (code == null || code.isBlank()) {
            return null;
        }
        if (code.length() > LONGEST) {
            return code;
        }
        if (compact(code).isEmpty()) {
            return null;
        }
        Form form = country == null ? null : form(code, country);
        return form == null || country == null ? code : form.write(withoutMark(compact(code), country, form));
    }

    private static @Nullable Form form(String code, String country) {
        if (code.length() > LONGEST) {
            return null;
        }
        String compact = compact(code);
        return FORMS.getOrDefault(country, List.of()).stream()
                .filter(form -> form.fits(withoutMark(compact, country, form)))
                .findFirst()
                .orElse(null);
    }

    private static String withoutMark(String compact, String country, Form form) {
        if (form.fits(compact)) {
            return compact;
        }
        String rest = withoutStart(compact, country);
        return rest.equals(compact) ? withoutStart(compact, MARKS.getOrDefault(country, country)) : rest;
    }

    private static String withoutStart(String text, String start) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }

    /** Full-width digits, as Japanese keyboards write them, become plain ones. */
    private static String compact(String code) {
        String plain = Normalizer.normalize(code, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return SEPARATORS.matcher(plain).replaceAll("");
    }

    private static Map<String, List<Form>> forms(Map<String, String> countriesByForms) {
        Map<String, List<Form>> forms = new HashMap<>();
        countriesByForms.forEach((masks, countries) -> {
            List<Form> ways = Arrays.stream(masks.split("\\|")).map(Form::new).toList();
            codes(countries).forEach(country -> forms.put(country, ways));
        });
        return Map.copyOf(forms);
    }

    private static Set<String> codes(String text) {
        return Set.of(text.split("\\s+"));
    }

    /** One way to write a code. */
    private record Form(String mask, String compactMask) {

        Form(String mask) {
            this(mask, SEPARATORS.matcher(mask).replaceAll(""));
        }

        boolean fits(String compact) {
            if (compact.length() != compactMask.length()) {
                return false;
            }
            for (int i = 0; i < compact.length(); i++) {
                if (!fits(compact.charAt(i), compactMask.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(char character, char mask) {
            return switch (mask) {
                case '#' -> character >= '0' && character <= '9';
                case '@' -> character >= 'A' && character <= 'Z';
                default -> character == mask;
            };
        }

        /** The compact code with the blanks and hyphens of the mask. */
        String write(String compact) {
            StringBuilder written = new StringBuilder();
            int next = 0;
            for (int i = 0; i < mask.length(); i++) {
                char character = mask.charAt(i);
                boolean separator = character == ' ' || character == '-';
                written.append(separator ? character : compact.charAt(next++));
            }
            return written.toString();
        }
    }
}
