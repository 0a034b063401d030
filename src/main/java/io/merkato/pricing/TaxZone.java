package io.merkato.pricing;

import java.math.BigInteger;
import java.util.Map;

/**
 * The taxes of one country.
 *
 * @param included whether list prices hold the tax already
 * @param ppmByClass rates in parts per million
 */
record TaxZone(boolean included, Map<String, Integer> ppmByClass) {

    /** Where no tax is known none is taken, and list prices are what is paid. */
    static final TaxZone UNTAXED = new TaxZone(true, Map.of());

    private static final long WHOLE = 1_000_000;

    /** The rate of a tax class; a class without one of its own has the standard rate. */
    int ppm(String taxClass) {
        Integer ppm = ppmByClass.get(taxClass);
        return ppm != null ? ppm : ppmByClass.getOrDefault("standard", 0);
    }

    /** The tax in an amount, or on it, in minor units, rounded half up. The amount is not negative. */
    long taxMinor(long amountMinor, String taxClass) {
        long ppm = ppm(taxClass);
        long divisor = included ? WHOLE + ppm : WHOLE;
        // The product of a large amount and a rate is more than a long holds.
        return BigInteger.valueOf(amountMinor)
                .multiply(BigInteger.valueOf(ppm))
                .add(BigInteger.valueOf(divisor / 2))
                .divide(BigInteger.valueOf(divisor))
                .longValueExact();
    }
}
