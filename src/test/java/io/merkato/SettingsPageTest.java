package io.merkato;

import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.Settings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** docs/generated/settings.md lists every setting as the code has it. */
class SettingsPageTest {

    @Test
    void theListOfSettingsIsThatOfTheCode() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Settings

                Every setting of the shop is a variable of the environment, read and checked once at the start. What is wrong is
                told all at once, before anything is made. An empty variable counts as one that is not there.

                | variable | allowed | default | what |
                |---|---|---|---|
                """);
        for (Setting<?> setting : Settings.known()) {
            page.append(String.join(
                            " | ",
                            "| `" + setting.variable() + "`",
                            setting.form().allowed(),
                            byDefault(setting),
                            setting.purpose()))
                    .append(" |\n");
        }
        Snapshot.of("docs/generated/settings.md").compare(page.toString());
    }

    private static String byDefault(Setting<?> setting) {
        String byDefault = setting.byDefault();
        if (byDefault == null) {
            return "none";
        }
        return byDefault.contains(" ") ? byDefault : "`" + byDefault + "`";
    }
}
