package io.merkato.platform.mail;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of domains in their two forms, {@code müller.example} and {@code xn--mller-kva.example}, as browsers take them (UTS
 * 46, nontransitional): ß is a letter of its own, and case and width of letters do not matter.
 */
public final class DomainName {

    /** Hyphens where the rules want none are in names that exist, so browsers take them too. */
    private static final Set<IDNA.Error> BEARABLE =
            EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);

    /** A name is no longer than this in any form; longer texts are not worth the work. */
    private static final int LONGEST = 253;

    private DomainName() {}

    /** The name in ASCII and lower case, as name servers know it; null when it is none. */
    public static @Nullable String ascii(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        IDNA.Info info = new IDNA.Info();
        return name.length() > LONGEST ? null : sound(Uts46.RULES.nameToASCII(name, new StringBuilder(), info), info);
    }

    /** The name in letters of all scripts, as people write it; null when it is none. */
    public static @Nullable String unicode(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        IDNA.Info info = new IDNA.Info();
        return name.length() > LONGEST ? null : sound(Uts46.RULES.nameToUnicode(name, new StringBuilder(), info), info);
    }

    private static @Nullable String sound(StringBuilder converted, IDNA.Info info) {
        return BEARABLE.containsAll(info.getErrors()) ? converted.toString() : null;
    }

    /** Whether there is nothing to convert, as in nearly all names. */
    private static boolean isPlain(String name) {
        return name.chars().allMatch(character -> character > ' ' && character < 0x7f)
                && !name.toLowerCase(Locale.ROOT).contains("xn--");
    }

    /** Apart, since it reads large tables and nearly no name needs it. */
    private static final class Uts46 {

        static final IDNA RULES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);

        private Uts46() {}
    }
}
