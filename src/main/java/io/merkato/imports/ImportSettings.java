package io.merkato.imports;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What an import may be.
 *
 * @param maxBytes limit of the body of an import, as it is sent
 */
record ImportSettings(long maxBytes) {

    private static final Setting<Long> MAX_IMPORT_BYTES = Setting.of(
                    "MERKATO_MAX_IMPORT_BYTES",
                    Forms.bytes(1, 1L << 40),
                    "limit of an import as sent; unpacked it may be 8 times that")
            .or("268435456");

    static final class Declaration implements SettingsDeclaration<ImportSettings> {

        @Override
        public ImportSettings read(SettingsReader reader) {
            return new ImportSettings(reader.get(MAX_IMPORT_BYTES));
        }
    }
}
