package io.merkato.payments.manual;

import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;

/** Nobody is reminded of a transfer for an order that was cancelled before. */
final class ManualRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        ManualSettings manual = settings.get(ManualSettings.class);
        int days = manual.bankTransferDays();
        int reminder = manual.bankTransferReminderDays();
        if (reminder > days) {
            reader.refuse(
                    ManualSettings.BANK_TRANSFER_REMINDER_DAYS.variable(),
                    "%s is %s, and after the %s days of %s the order is cancelled."
                            .formatted(
                                    ManualSettings.BANK_TRANSFER_REMINDER_DAYS.variable(),
                                    reminder,
                                    days,
                                    ManualSettings.BANK_TRANSFER_DAYS.variable()),
                    "Remind buyers by then, or give them more time.");
        }
    }
}
