package io.merkato.passwords;

/** Passwords that no rule but that of the length refuses. */
final class Texts {

    private static final String LONG = """
            seven quiet lighthouse keepers paint green umbrellas while the old tram climbs the hill, \
            and nobody counts how many gulls sleep on the roof""";

    private Texts() {}

    /** The first characters of a long sentence, which has more than 130. */
    static String ofLength(int characters) {
        return LONG.substring(0, characters);
    }
}
