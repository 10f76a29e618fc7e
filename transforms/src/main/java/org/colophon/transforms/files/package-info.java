/** Beam's file systems, object stores among them, as paths for the code that knows no Beam. */
package org.colophon.transforms.files;
