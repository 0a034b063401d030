package io.merkato.search.meaning;

import java.nio.FloatBuffer;

/**
 * What a text means, as a direction in a space of 384 dimensions: the smaller the angle between two of them, the more
 * alike are their meanings. Its components are whole numbers from -127 to 127, which is a quarter of the memory and tells
 * angles as well. It never changes.
 */
public final class MeaningVector {

    /** How many components there are. */
    public static final int LENGTH = 384;

    private static final int LARGEST = 127;

    private final byte[] components;
    private final int squares;

    private MeaningVector(byte[] components) {
        this.components = components;
        this.squares = dot(components, components);
    }

    /**
     * A vector as it was stored.
     *
     * @throws IllegalArgumentException when it has not 384 components, or all of them are 0
     */
    public static MeaningVector of(byte[] components) {
        MeaningVector vector = new MeaningVector(components.clone());
        if (components.length != LENGTH || vector.squares == 0) {
            throw new IllegalArgumentException("No vector has these " + components.length + " components.");
        }
        return vector;
    }

    /** The mean of vectors, one after the other in the buffer. Which length they have does not count after that. */
    static MeaningVector meanOf(FloatBuffer vectors) {
        float[] mean = new float[LENGTH];
        while (vectors.remaining() >= LENGTH) {
            for (int i = 0; i < LENGTH; i++) {
                mean[i] += vectors.get();
            }
        }
        return of(mean);
    }

    /** The direction of these components. */
    static MeaningVector of(float[] components) {
        float largest = 0;
        for (float component : components) {
            largest = Math.max(largest, Math.abs(component));
        }
        byte[] rounded = new byte[components.length];
        for (int i = 0; i < components.length; i++) {
            rounded[i] = (byte) Math.round(components[i] / largest * LARGEST);
        }
        return of(rounded);
    }

    /** Its components, for storing it. */
    public byte[] bytes() {
        return components.clone();
    }

    /** How alike two meanings are: the cosine of the angle between them, from -1 to 1. */
    public double similarity(MeaningVector other) {
        return similarity(other.components, other.squares);
    }

    /** As {@link #similarity(MeaningVector)}, to components whose squares add up to this. */
    double similarity(byte[] others, int squaresOfOthers) {
        return dot(components, others) / Math.sqrt((double) squares * squaresOfOthers);
    }

    int squares() {
        return squares;
    }

    byte[] components() {
        return components;
    }

    /** In whole numbers, which the JIT turns into instructions for many components at once. */
    private static int dot(byte[] one, byte[] other) {
        int sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
