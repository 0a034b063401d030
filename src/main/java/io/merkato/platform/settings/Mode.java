package io.merkato.platform.settings;

/** Whether the shop is for trying out or for selling. */
public enum Mode {
    /** Brings a demo catalogue, a payment method and a mail inbox, and makes its own secret and admin. */
    SANDBOX,
    /** Sells to people, and takes nothing for granted. */
    PRODUCTION
}
