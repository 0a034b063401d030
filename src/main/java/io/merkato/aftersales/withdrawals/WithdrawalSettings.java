package io.merkato.aftersales.withdrawals;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.Map;

/**
 * For how long consumers may withdraw.
 *
 * @param days after the delivery of the last parcel
 * @param daysByCountry the same where an order went to one of these countries (ISO 3166-1 alpha-2)
 */
record WithdrawalSettings(int days, Map<String, Integer> daysByCountry) {

    private static final int MOST = 3650;

    private static final Setting<Integer> DAYS = Setting.of(
                    "MERKATO_WITHDRAWAL_DAYS",
                    Forms.number(0, MOST),
                    "days after the delivery of the last parcel in which consumers may withdraw; 0 where they may not")
            .or("14");

    private static final Setting<Map<String, Integer>> BY_COUNTRY = Setting.of(
            "MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY",
            Forms.mapOf(Forms.country(), Forms.number(0, MOST), "DE=30,US=0"),
            "the same for orders that go to some countries");

    /** The days of one country; 0 where nobody may withdraw. */
    int days(String country) {
        return daysByCountry.getOrDefault(country, days);
    }

    static final class Declaration implements SettingsDeclaration<WithdrawalSettings> {

        @Override
        public WithdrawalSettings read(SettingsReader reader) {
            int days = reader.get(DAYS);
            Map<String, Integer> byCountry = reader.find(BY_COUNTRY);
            return new WithdrawalSettings(days, byCountry == null ? Map.of() : byCountry);
        }
    }
}
