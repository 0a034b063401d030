package io.merkato.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prices that the shop comes with, of the demo catalogue and of shipping, in a currency of one's own. They are thought in
 * euros; elsewhere they are of about the same worth, so that nothing costs three yen or four million dollars.
 */
public final class StarterPrice {

    /** The currency in which these prices are thought. */
    public static final String HOME = "EUR";

    private static final int CENTS = 2;

    /** More figures would feign that the rates are those of today. */
    private static final MathContext ROUND = new MathContext(3, RoundingMode.HALF_UP);

    /** About how much of a currency is worth a euro. These are no exchange rates: nothing but starter prices follows them. */
    private static final Map<String, BigDecimal> WORTH_OF_A_EURO = """
            0.3 KWD
            0.4 BHD OMR
            0.8 FKP GBP GIP JOD SHP
            1.5 AUD BND CAD SGD
            2 ANG AWG AZN BAM BBD BGN BZD FJD NZD XCG
            3 GEL PEN TND TOP WST XCD
            4 AED BYN ILS PGK PLN QAR SAR TMT
            5 MYR RON
            6 BRL LYD
            8 BOB CNY DKK TTD
            9 GTQ HKD MOP SBD SVC
            11 GHS MAD NOK SEK TJS
            15 BWP ERN SCR
            20 LSL MDL MVR MXN NAD SZL ZAR
            25 CUP CZK HNL SLE STN ZMW ZWG
            35 THB TWD
            40 MRU NIO SRD UYU
            50 EGP MUR TRY UAH
            60 DOP MKD PHP
            70 AFN GMD MZN
            80 RUB
            100 ALL BTN CVE INR KGS
            120 BDT RSD XPF
            140 DZD ETB HTG ISK KES NPR VUV
            160 JMD JPY
            200 DJF GYD LRD
            300 LKR PKR VED VES YER
            400 AMD HUF
            500 CRC KMF
            600 KZT SDG SOS XAF XOF
            1000 AOA CLP KPW
            1600 ARS IQD KRW NGN RWF
            2500 MMK MWK
            3000 BIF CDF MNT TZS
            4000 COP KHR UGX
            5000 MGA SSP
            8000 PYG
            10000 GNF SYP UZS
            20000 IDR LAK SLL
            30000 VND
            100000 LBP
            1000000 IRR
            """.lines()
            .map(line -> line.split(" "))
            .flatMap(line -> Arrays.stream(line).skip(1).map(code -> Map.entry(code, new BigDecimal(line[0]))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private StarterPrice() {}

    /**
     * A price in minor units of a currency.
     *
     * @param cents what it is in euros
     * @param currency ISO 4217 code of a currency that has minor units, or none like the yen
     */
    public static long of(long cents, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal euros = BigDecimal.valueOf(cents, CENTS);
        BigDecimal worth = WORTH_OF_A_EURO.get(currency);
        BigDecimal amount = worth == null ? euros : euros.multiply(worth).round(ROUND);
        return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
