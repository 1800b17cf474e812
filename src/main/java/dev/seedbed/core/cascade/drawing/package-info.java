/// The tenant graph as a picture: layout, SVG and Mermaid text.
@NullMarked
package dev.seedbed.core.cascade.drawing;

import org.jspecify.annotations.NullMarked;
