package io.merkato.payments.manual;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * How people pay by hand.
 *
 * @param bankTransfer what buyers need to transfer money; empty when they cannot
 * @param bankTransferDays for how long the money is waited for
 * @param bankTransferReminderDays after how many days the buyer is reminded
 * @param cashOnDelivery what buyers are told who pay when the goods come; empty when they cannot
 * @param cashOnDeliveryDays for how long the money is waited for
 */
record ManualSettings(
        String bankTransfer,
        int bankTransferDays,
        int bankTransferReminderDays,
        String cashOnDelivery,
        int cashOnDeliveryDays) {

    private static final Setting<String> BANK_TRANSFER = Setting.of(
                    "MERKATO_BANK_TRANSFER",
                    Forms.text("what buyers need to transfer money: whose account, its number, the bank"),
                    "bank details; with them orders can be paid by bank transfer, and are shipped when the money has come")
            .or("");
    static final Setting<Integer> BANK_TRANSFER_DAYS = Setting.of(
                    "MERKATO_BANK_TRANSFER_DAYS",
                    Forms.number(1, 90),
                    "days that a buyer has to transfer the money; then the order is cancelled")
            .or("14");
    static final Setting<Integer> BANK_TRANSFER_REMINDER_DAYS = Setting.of(
                    "MERKATO_BANK_TRANSFER_REMINDER_DAYS",
                    Forms.number(1, 90),
                    "days after which a buyer is reminded by mail who has not transferred the money")
            .or("7");
    private static final Setting<String> CASH_ON_DELIVERY = Setting.of(
                    "MERKATO_CASH_ON_DELIVERY",
                    Forms.text("what buyers are told who pay when the goods come"),
                    "what buyers are told who pay when the goods come; with it orders can be paid so")
            .or("");
    private static final Setting<Integer> CASH_ON_DELIVERY_DAYS = Setting.of(
                    "MERKATO_CASH_ON_DELIVERY_DAYS",
                    Forms.number(1, 90),
                    "days after which cash is late; an order of which nothing has left is cancelled, of others admins are told")
            .or("30");

    static final class Declaration implements SettingsDeclaration<ManualSettings> {

        @Override
        public ManualSettings read(SettingsReader reader) {
            return new ManualSettings(
                    reader.get(BANK_TRANSFER),
                    reader.get(BANK_TRANSFER_DAYS),
                    reader.get(BANK_TRANSFER_REMINDER_DAYS),
                    reader.get(CASH_ON_DELIVERY),
                    reader.get(CASH_ON_DELIVERY_DAYS));
        }
    }
}
