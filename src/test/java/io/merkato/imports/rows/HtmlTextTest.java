package io.merkato.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML as a browser shows it. */
class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <p title="a > b">text</p>                               | text
                    <img alt='5 > 3' src=x>tea                              | tea
                    <p>it&apos;s</p>                                        | it's
                    <p>&check; well&hyphen;known &lbrace;x&rbrace;</p>      | ✓ well‐known {x}
                    <p>9 &#150; 17, the owner&#146;s</p>                    | 9 – 17, the owner’s
                    <p>Hot &#128293; &#x1F525;</p>                          | Hot 🔥 🔥
                    <p>5 < 6 & 7 &lt 8</p>                                  | 5 < 6 & 7 < 8
                    <p>fish &ampamp; chips &copy 2026</p>                   | fish &amp; chips © 2026
                    a<!-- no --> b<!-- > -->                                | a b
                    one<script>if (a < b) {</script> two<style>p{}</style>  | one two
                    <template><p>none</p></template>shown                   | shown
                    <TABLE><tr><td>1<td>2</table>                           | 1 2
                    <p>un<b>cl<i>osed                                       | unclosed
                    &#0;&#xD800;a&#x110000;                                 | ���a�
                    """)
    void ofMarkupOnlyTheWordsAreLeft(String html, String text) {
        assertThat(HtmlText.of(html).replace("\ufffd", "")).isEqualTo(text.replace("\ufffd", ""));
    }

    @Test
    void aBlockIsALine() {
        assertThat(HtmlText.of("<h1>A</h1><ul><li>b\nb</li><li>c</li></ul>d<br>e<div>f</div>"))
                .isEqualTo("A\nb b\nc\nd\ne\nf");
    }

    @Test
    void linesOfASourceMeanNothingButInPreformattedText() {
        assertThat(HtmlText.of("<p>a\nb</p><pre>c\nd</pre>e\nf")).isEqualTo("a b\nc\nd\ne f");
    }

    @Test
    void linesOfTextWithoutHtmlStay() {
        assertThat(HtmlText.of("a  b\n\n c")).isEqualTo("a b\nc");
    }

    @Test
    void linesOfAnEditorStay() {
        assertThat(HtmlText.ofLines("<b>a</b>\nb &amp; c")).isEqualTo("a\nb & c");
    }

    @Test
    void deepMarkupIsReadAsWell() {
        assertThat(HtmlText.of("<b>".repeat(50_000) + "x")).isEqualTo("x");
    }
}
