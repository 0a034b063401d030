package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MeaningVectorTest {

    /** Half a step of 127 in each component, at random signs, is far less than what tells two products apart. */
    @Property(tries = 200)
    void roundingHardlyChangesHowAlikeTwoAre(@ForAll long seed) {
        Random random = new Random(seed);
        float[] one = components(random);
        float[] other = components(random);
        float[] between = new float[MeaningVector.LENGTH];
        for (int i = 0; i < between.length; i++) {
            between[i] = one[i] + other[i] / 3;
        }

        assertRounded(one, other);
        assertRounded(one, between);
        assertRounded(other, between);
    }

    private static void assertRounded(float[] one, float[] other) {
        assertThat(MeaningVector.of(one).similarity(MeaningVector.of(other)))
                .isCloseTo(cosine(one, other), within(0.003));
    }

    @Test
    void lengthDoesNotCount() {
        float[] components = components(new Random(1));
        float[] longer = components.clone();
        for (int i = 0; i < longer.length; i++) {
            longer[i] *= 1000;
        }

        assertThat(MeaningVector.of(longer).bytes())
                .isEqualTo(MeaningVector.of(components).bytes());
        assertThat(MeaningVector.of(components).similarity(MeaningVector.of(components)))
                .isEqualTo(1);
    }

    @Test
    void oppositesAreAsUnlikeAsCanBe() {
        float[] components = components(new Random(1));
        float[] opposite = new float[components.length];
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = -components[i];
        }

        assertThat(MeaningVector.of(components).similarity(MeaningVector.of(opposite)))
                .isEqualTo(-1);
    }

    @Test
    void aTextMeansTheMeanOfItsPieces() {
        float[] pieces = new float[3 * MeaningVector.LENGTH];
        float[] mean = new float[MeaningVector.LENGTH];
        Random random = new Random(1);
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = (float) random.nextGaussian();
            mean[i % MeaningVector.LENGTH] += pieces[i];
        }

        assertThat(MeaningVector.meanOf(FloatBuffer.wrap(pieces)).bytes())
                .isEqualTo(MeaningVector.of(mean).bytes());
    }

    @Test
    void whatIsStoredIsTheSameVector() {
        MeaningVector vector = MeaningVector.of(components(new Random(1)));

        assertThat(MeaningVector.of(vector.bytes()).bytes()).isEqualTo(vector.bytes());
        assertThat(MeaningVector.of(vector.bytes()).similarity(vector)).isEqualTo(1);
    }

    @Test
    void whatHasNoDirectionOrOtherComponentsIsNone() {
        assertThatThrownBy(() -> MeaningVector.of(new byte[MeaningVector.LENGTH]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MeaningVector.of(new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MeaningVector.of(new float[MeaningVector.LENGTH]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static float[] components(Random random) {
        float[] components = new float[MeaningVector.LENGTH];
        for (int i = 0; i < components.length; i++) {
            components[i] = (float) random.nextGaussian();
        }
        return components;
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            squaresOfOne += one[i] * one[i];
            squaresOfOther += other[i] * other[i];
        }
        return dot / Math.sqrt(squaresOfOne * squaresOfOther);
    }
}
